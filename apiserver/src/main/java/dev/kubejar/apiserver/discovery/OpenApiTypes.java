package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The types that a set of operations speaks of, with all that they refer to, in the words of one
/// OpenAPI version.
final class OpenApiTypes {
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    /// Words of the schema files that are not OpenAPI's, or that upstream does not publish.
    private static final Set<String> PRIVATE =
            Set.of(
                    "x-protobuf-number",
                    "x-protobuf-inside",
                    "x-protobuf-kind",
                    "x-go-keeps-zero",
                    "x-go-type",
                    "x-go-zero",
                    "x-go-struct",
                    "x-kubernetes-preserve-unknown-fields");

    private final Schemas schemas;
    private final CustomTypes custom;
    private final boolean v3;
    private final Map<String, ResourceType> kinds;
    private final Map<String, Json> types = new TreeMap<>();
    private final ArrayDeque<String> wanted = new ArrayDeque<>();

    /// @param v3 whether in OpenAPI 3's words; else in Swagger 2's
    /// @param kinds the kinds by the full names of their types
    OpenApiTypes(Schemas schemas, CustomTypes custom, boolean v3, Map<String, ResourceType> kinds) {
        this.schemas = schemas;
        this.custom = custom;
        this.v3 = v3;
        this.kinds = kinds;
    }

    /// The named types and what they refer to, by full name.
    JsonObject reachable(Collection<String> roots) {
        wanted.addAll(roots);
        for (String name = wanted.poll(); name != null; name = wanted.poll()) {
            if (!name.isEmpty() && !types.containsKey(name)) {
                Optional<JsonObject> made = custom.find(name, wanted::add);
                types.put(name, made.isPresent() ? made.get() : type(name));
            }
        }
        return JsonObject.of(types);
    }

    /// `{"$ref": "#/components/schemas/…"}`
    static JsonObject reference(String name, boolean v3) {
        return JsonObject.of(
                "$ref", Json.of((v3 ? "#/components/schemas/" : "#/definitions/") + name));
    }

    private JsonObject type(String name) {
        JsonObject prose = schemas.prose(name);
        var type = JsonObject.builder().putUnlessEmpty("description", prose.string(""));
        schemas.json(name)
                .forEach((word, value) -> {
                    if (word.equals("properties") && value instanceof JsonObject fields) {
                        type.put(word, properties(fields, prose));
                    } else if (!PRIVATE.contains(word)) {
                        type.put(word, value);
                    }
                });
        speakOfNumbers(name, type);
        type.putUnlessEmpty("x-kubernetes-group-version-kind", kindsOf(name));
        return type.build();
    }

    /// Types that are a number or a string.
    private void speakOfNumbers(String name, JsonObject.Builder type) {
        boolean quantity = name.endsWith(".resource.Quantity");
        if (quantity) {
            type.remove("format");
        }
        if (v3 && (quantity || name.endsWith(".intstr.IntOrString"))) {
            type.remove("type")
                    .put(
                            "oneOf",
                            quantity
                                    ? JsonArray.of(typed("string"), typed("number"))
                                    : JsonArray.of(typed("integer"), typed("string")));
        }
    }

    private static JsonObject typed(String type) {
        return JsonObject.of("type", Json.of(type));
    }

    private JsonArray kindsOf(String name) {
        if (name.equals(META + "DeleteOptions")) {
            return JsonArray.of(
                    kinds.values().stream()
                            .map(type -> names(type.group(), type.version(), "DeleteOptions"))
                            .distinct()
                            .toList());
        }
        if (name.equals(META + "Status")) {
            return JsonArray.of(names("", "v1", "Status"));
        }
        ResourceType own = kinds.get(name);
        if (own != null) {
            return JsonArray.of(names(own.group(), own.version(), own.kind()));
        }
        ResourceType element =
                name.endsWith("List") ? kinds.get(name.substring(0, name.length() - 4)) : null;
        return element == null
                ? JsonArray.EMPTY
                : JsonArray.of(names(element.group(), element.version(), element.kind() + "List"));
    }

    private static JsonObject names(String group, String version, String kind) {
        return JsonObject.builder()
                .put("group", group)
                .put("kind", kind)
                .put("version", version)
                .build();
    }

    private JsonObject properties(JsonObject fields, JsonObject prose) {
        var properties = JsonObject.builder();
        fields.keys().stream()
                .sorted()
                .forEach(name ->
                        properties.put(name, place(fields.object(name), prose.string(name))));
        return properties.build();
    }

    /// What stands at one place: a scalar, a list, a map, or a reference to a type.
    private JsonObject place(JsonObject schema, String description) {
        String target = schema.string("$ref");
        String words =
                description.isEmpty() && !target.isEmpty()
                        ? schemas.prose(target).string("")
                        : description;
        var place = JsonObject.builder().putUnlessEmpty("description", words);
        schema.forEach((word, value) -> {
            if (word.equals("$ref")) {
                refer(place, target);
            } else if (List.of("items", "additionalProperties").contains(word)
                    && value instanceof JsonObject inner) {
                place.put(word, inner(inner));
            } else if (!PRIVATE.contains(word) && (v3 || !word.equals("default"))) {
                place.put(word, value);
            }
        });
        return place.build();
    }

    /// OpenAPI 3 ignores what stands beside a `$ref`, so there it is put into an `allOf`.
    private void refer(JsonObject.Builder place, String target) {
        wanted.add(target);
        JsonObject reference = reference(target, v3);
        if (v3) {
            place.put("allOf", JsonArray.of(reference));
        } else {
            reference.forEach(place::put);
        }
    }

    private JsonObject inner(JsonObject schema) {
        String target = schema.string("$ref");
        if (target.isEmpty()) {
            return place(schema, "");
        }
        wanted.add(target);
        return reference(target, v3);
    }
}
