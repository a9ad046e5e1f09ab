package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells which kinds can be sent as protobuf: those of which each field, all the way down, has a
/// number.
final class WireKinds {
    private static final Set<String> TYPE_META = Set.of("apiVersion", "kind");

    /// Types without fields whose form on the wire the API server knows.
    private static final Set<String> KNOWN_FORMS =
            Set.of(
                    "io.k8s.apimachinery.pkg.apis.meta.v1.Time",
                    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime",
                    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1",
                    "io.k8s.apimachinery.pkg.api.resource.Quantity",
                    "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
                    "io.k8s.apimachinery.pkg.runtime.RawExtension",
                    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON",
                    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.JSON");

    private final Map<String, JsonObject> types;

    /// @param types every type by its full name
    WireKinds(Map<String, JsonObject> types) {
        this.types = Map.copyOf(types);
    }

    Set<String> all() {
        var kinds = new TreeSet<String>();
        types.forEach((name, type) -> {
            if (isKind(type) && isComplete(name, new HashSet<>())) {
                kinds.add(name);
            }
        });
        return kinds;
    }

    /// A kind's own `apiVersion` and `kind` have no number: they stand in the envelope.
    private static boolean isKind(JsonObject type) {
        JsonObject fields = type.object("properties");
        return TYPE_META.stream().allMatch(name -> fields.has(name) && !isNumbered(fields, name));
    }

    private static boolean isNumbered(JsonObject fields, String name) {
        return fields.object(name).has("x-protobuf-number");
    }

    private boolean isComplete(String name, Set<String> seen) {
        JsonObject type = types.getOrDefault(name, JsonObject.EMPTY);
        if (KNOWN_FORMS.contains(name) || isPartOfDefinitions(type) || !seen.add(name)) {
            return true;
        }
        JsonObject fields = type.object("properties");
        return type.has("properties")
                && fields.keys().stream()
                        .filter(field -> !(isKind(type) && TYPE_META.contains(field)))
                        .allMatch(field ->
                                isNumbered(fields, field)
                                        && referencesAreComplete(fields.object(field), seen));
    }

    /// A schema or something else, and a struct that has no fields: only definitions of custom
    /// kinds have these.
    private static boolean isPartOfDefinitions(JsonObject type) {
        return type.has("x-go-struct") || type.equals(JsonObject.of("type", Json.of("object")));
    }

    /// Looks for `$ref` anywhere in a field's schema: its items, the values of its map.
    private boolean referencesAreComplete(Json schema, Set<String> seen) {
        if (!(schema instanceof JsonObject object)) {
            return true;
        }
        return object.keys().stream()
                .allMatch(key ->
                        key.equals("$ref")
                                ? isComplete(object.string(key), seen)
                                : referencesAreComplete(
                                        object.find(key).orElse(JsonObject.EMPTY), seen));
    }
}
