package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A field that objects of a kind can be selected by, such as `spec.nodeName`.
///
/// @param name what stands in a field selector
/// @param value reads the field as text
public record SelectableField(String name, Function<ApiObject, String> value) {

    /// The field at `path`; the empty text when absent.
    public static SelectableField at(String path) {
        return at(path, "");
    }

    /// The field at `path`, such as `spec.unschedulable`, which reads as `absent` when it is not
    /// there.
    public static SelectableField at(String path, String absent) {
        List<String> steps = List.of(path.split("\\."));
        return new SelectableField(
                path,
                object -> object.json().at(steps).flatMap(SelectableField::text).orElse(absent));
    }

    private static Optional<String> text(Json json) {
        return switch (json) {
            case JsonString(String text) -> Optional.of(text);
            case JsonBoolean flag -> Optional.of(flag.toString());
            case JsonInteger(long number) -> Optional.of(String.valueOf(number));
            default -> Optional.empty();
        };
    }

    public String of(ApiObject object) {
        return value.apply(object);
    }
}
