package dev.kubejar.api.status;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// How upstream prints a whole object in the message of a field error: under the names that the
/// fields have in Go, in Go's order, with those that are not there at their zero values. So `{name:
/// a}` reads `{"Group":"","Name":"a","Namespace":null}`.
///
/// Pure. Fields that the shape does not know are left out.
public record GoShape(List<Field> fields) {
    /// One field, made by the shape's own methods.
    ///
    /// @param go its name in Go
    /// @param json its name in the API
    /// @param zero what Go prints when it is not there
    /// @param shape of its own fields or of its entries'; empty for what prints as it is
    public record Field(String go, String json, Json zero, GoShape shape) {}

    private static final GoShape PLAIN = new GoShape(List.of());

    public GoShape {
        fields = List.copyOf(fields);
    }

    /// A shape yet without fields.
    public static GoShape empty() {
        return PLAIN;
    }

    /// With a text that is empty when it is not there.
    public GoShape text(String go, String json) {
        return with(go, json, Json.of(""), PLAIN);
    }

    /// With a number that is 0 when it is not there.
    public GoShape number(String go, String json) {
        return with(go, json, Json.of(0), PLAIN);
    }

    /// With a flag that is false when it is not there.
    public GoShape flag(String go, String json) {
        return with(go, json, Json.of(false), PLAIN);
    }

    /// With what Go has a pointer, a list or a map for: `null` when it is not there.
    public GoShape nullable(String go, String json) {
        return with(go, json, JsonNull.NULL, PLAIN);
    }

    /// With a pointer to a struct, or a list of them.
    public GoShape nullable(String go, String json, GoShape shape) {
        return with(go, json, JsonNull.NULL, shape);
    }

    /// With a struct, which is always there.
    public GoShape struct(String go, String json, GoShape shape) {
        return with(go, json, shape.of(JsonObject.EMPTY), shape);
    }

    private GoShape with(String go, String json, Json zero, GoShape shape) {
        var more = new ArrayList<>(fields);
        more.add(new Field(go, json, zero, shape));
        return new GoShape(more);
    }

    /// What Go prints of `object`.
    public JsonObject of(JsonObject object) {
        JsonObject.Builder printed = JsonObject.builder();
        for (Field field : fields) {
            printed.put(
                    field.go(),
                    object.find(field.json())
                            .filter(it -> it != JsonNull.NULL)
                            .map(field.shape()::value)
                            .orElse(field.zero()));
        }
        return printed.build();
    }

    private Json value(Json value) {
        return switch (value) {
            case JsonObject object when !fields.isEmpty() -> of(object);
            case JsonArray array when !fields.isEmpty() ->
                    JsonArray.of(array.values().stream().map(this::value).toList());
            default -> value;
        };
    }
}
