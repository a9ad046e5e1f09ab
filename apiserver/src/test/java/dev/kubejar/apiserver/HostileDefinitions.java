package dev.kubejar.apiserver;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Makes CustomResourceDefinitions that are nearly right: schemas with defaults, CEL rules, lists
/// of every type, integers or strings and embedded resources, several versions, columns, selectable
/// fields and subresources; now and then with something in the wrong place.
final class HostileDefinitions {
    static final String GROUP = "fuzz.example.com";

    private static final List<String> NAMES =
            List.of("a", "b", "c", "name", "spec", "status", "replicas", "x-y", "namespace", "e.f");

    private static final List<String> SCALARS = List.of("string", "integer", "number", "boolean");

    private static final List<String> FORMATS =
            List.of(
                    "date-time",
                    "duration",
                    "byte",
                    "date",
                    "int32",
                    "int64",
                    "double",
                    "ipv4",
                    "cidr",
                    "uuid",
                    "email",
                    "hostname",
                    "uri",
                    "bogus");

    private static final List<String> PATTERNS =
            List.of("^a", "[a-z]+", "(", ")", "a{1001}", "^(a+)+$", "\\pL", "");

    private static final List<String> RULES =
            List.of(
                    "true",
                    "self == oldSelf",
                    "has(self.a)",
                    "self.a == self.b",
                    "self.a > 0",
                    "self.size() < 3",
                    "self.all(x, x != '')",
                    "self.exists(k, self[k] == 'a')",
                    "self.?a.orValue('') == ''",
                    "self.a.matches('^[a-z]*$')",
                    "duration(self.a) < duration('1h')",
                    "quantity(self).isGreaterThan(quantity('1'))",
                    "url(self).getHost() == 'a'",
                    "self.metadata.name.startsWith('a')",
                    "self.c.map(x, x.a).isSorted()",
                    "type(self) == string ? self != '' : self > 1",
                    "!oldSelf.hasValue() || oldSelf.value() == self",
                    "self.a[0] == self.a[1]",
                    "1 / self.replicas > 0",
                    "self.",
                    "");

    private static final List<String> EXTENSIONS =
            List.of(
                    "x-kubernetes-preserve-unknown-fields",
                    "x-kubernetes-embedded-resource",
                    "x-kubernetes-int-or-string",
                    "x-kubernetes-list-type",
                    "x-kubernetes-map-type",
                    "x-kubernetes-list-map-keys",
                    "x-kubernetes-validations",
                    "additionalProperties",
                    "properties",
                    "items",
                    "type",
                    "nullable",
                    "default",
                    "enum",
                    "anyOf",
                    "not",
                    "$ref",
                    "uniqueItems",
                    "required");

    private final Choices choices;

    HostileDefinitions(Choices choices) {
        this.choices = choices;
    }

    /// The definition of the kind whose plural is given.
    JsonObject definition(String plural) {
        var versions = new ArrayList<Json>();
        int storage = choices.below(2);
        int count = 1 + choices.below(2);
        for (int i = 0; i < count; i++) {
            versions.add(version("v" + (i + 1), i == Math.min(storage, count - 1)));
        }
        JsonObject names =
                JsonObject.builder()
                        .put("plural", plural)
                        .put("kind", kind(plural))
                        .put("shortNames", JsonArray.ofStrings(shortNames()))
                        .build();
        JsonObject spec =
                JsonObject.builder()
                        .put("group", GROUP)
                        .put("scope", choices.oneIn(40) ? "Cluster" : "Namespaced")
                        .put("names", names)
                        .put("versions", JsonArray.of(versions))
                        .build();
        JsonObject definition =
                JsonObject.builder()
                        .put("apiVersion", "apiextensions.k8s.io/v1")
                        .put("kind", "CustomResourceDefinition")
                        .put("metadata", JsonObject.of("name", Json.of(plural + "." + GROUP)))
                        .put("spec", spec)
                        .build();
        return choices.oneIn(6) ? (JsonObject) misplaced(definition, 9) : definition;
    }

    static String kind(String plural) {
        return "K" + plural;
    }

    private List<String> shortNames() {
        return choices.oneIn(10) ? List.of(choices.pick(NAMES), choices.text(5)) : List.of();
    }

    private JsonObject version(String name, boolean storage) {
        var version =
                JsonObject.builder()
                        .put("name", name)
                        .put("served", !choices.oneIn(30))
                        .put("storage", storage)
                        .put("schema", JsonObject.of("openAPIV3Schema", root()));
        if (choices.oneIn(3)) {
            version.put("subresources", subresources());
        }
        if (choices.oneIn(4)) {
            version.put("additionalPrinterColumns", columns());
        }
        if (choices.oneIn(4)) {
            version.put(
                    "selectableFields",
                    JsonArray.of(JsonObject.of("jsonPath", Json.of("." + choices.pick(NAMES)))));
        }
        if (choices.oneIn(20)) {
            version.put("deprecated", true).put("deprecationWarning", choices.text(10));
        }
        return version.build();
    }

    private JsonObject subresources() {
        JsonObject status = JsonObject.of("status", JsonObject.EMPTY);
        JsonObject scale =
                JsonObject.builder()
                        .put("specReplicasPath", ".spec." + choices.pick(NAMES))
                        .put("statusReplicasPath", ".status." + choices.pick(NAMES))
                        .build();
        return choices.oneIn(2) ? status : status.with("scale", scale);
    }

    private JsonArray columns() {
        List<String> paths =
                List.of(
                        ".spec",
                        ".a",
                        ".b[*].c",
                        "..name",
                        ".c[?(@.a==\"b\")].c",
                        ".c[-1:]",
                        ".metadata.creationTimestamp",
                        ".x[");
        return JsonArray.of(
                JsonObject.builder()
                        .put("name", choices.pick(NAMES))
                        .put("type", choices.oneIn(3) ? "date" : choices.pick(SCALARS))
                        .put("jsonPath", choices.pick(paths))
                        .build());
    }

    // ---- schemas

    private JsonObject root() {
        JsonObject root = object(3);
        return choices.oneIn(8) ? root.with("x-kubernetes-preserve-unknown-fields", true) : root;
    }

    private JsonObject object(int depth) {
        var properties = JsonObject.builder();
        for (int i = 1 + choices.below(4); i > 0; i--) {
            properties.put(choices.pick(NAMES), schema(depth - 1));
        }
        var object = JsonObject.builder().put("type", "object");
        object.put("properties", properties.build());
        if (choices.oneIn(4)) {
            object.put("required", JsonArray.ofStrings(List.of(choices.pick(NAMES))));
        }
        return ruled(object);
    }

    private JsonObject schema(int depth) {
        JsonObject schema =
                switch (choices.below(depth <= 0 ? 4 : 9)) {
                    case 0 -> JsonObject.of("x-kubernetes-int-or-string", Json.of(true));
                    case 1, 2, 3 -> scalar();
                    case 4, 5 -> object(depth);
                    case 6 -> map(depth);
                    case 7 -> list(depth);
                    default -> embedded();
                };
        if (choices.oneIn(8)) {
            schema = schema.with("nullable", true);
        }
        if (choices.oneIn(4)) {
            schema = schema.with("default", new HostileValues(choices).of(schema));
        }
        return schema;
    }

    private JsonObject scalar() {
        var schema = JsonObject.builder().put("type", choices.pick(SCALARS));
        if (choices.oneIn(3)) {
            schema.put("format", choices.pick(FORMATS));
        }
        if (choices.oneIn(6)) {
            schema.put("pattern", choices.pick(PATTERNS));
        }
        if (choices.oneIn(3)) {
            schema.put("maxLength", choices.below(30));
        }
        if (choices.oneIn(6)) {
            schema.put("minimum", choices.below(5) - 2L);
        }
        if (choices.oneIn(8)) {
            schema.put("multipleOf", choices.below(3));
        }
        if (choices.oneIn(8)) {
            schema.put("enum", JsonArray.of(Json.of("a"), Json.of(1), JsonNull.NULL));
        }
        if (choices.oneIn(8)) {
            schema.put("anyOf", JsonArray.of(JsonObject.of("minimum", Json.of(1))));
        }
        return ruled(schema);
    }

    private JsonObject map(int depth) {
        var schema = JsonObject.builder().put("type", "object");
        schema.put("additionalProperties", schema(depth - 1));
        if (choices.oneIn(2)) {
            schema.put("maxProperties", choices.below(5));
        }
        return ruled(schema);
    }

    private JsonObject list(int depth) {
        var schema = JsonObject.builder().put("type", "array");
        switch (choices.below(4)) {
            case 0 -> {
                String key = choices.pick(NAMES);
                JsonObject items = object(depth - 1);
                schema.put(
                        "items",
                        items.with("required", JsonArray.ofStrings(List.of(key)))
                                .with(
                                        "properties",
                                        items.object("properties").with(key, scalar())));
                schema.put("x-kubernetes-list-type", "map");
                schema.put("x-kubernetes-list-map-keys", JsonArray.ofStrings(List.of(key)));
            }
            case 1 -> schema.put("items", scalar()).put("x-kubernetes-list-type", "set");
            default -> schema.put("items", schema(depth - 1));
        }
        if (choices.oneIn(2)) {
            schema.put("maxItems", choices.below(6));
        }
        return ruled(schema);
    }

    private JsonObject embedded() {
        return JsonObject.builder()
                .put("type", "object")
                .put("x-kubernetes-embedded-resource", true)
                .put("x-kubernetes-preserve-unknown-fields", true)
                .build();
    }

    private JsonObject ruled(JsonObject.Builder schema) {
        if (choices.oneIn(6)) {
            var rule = JsonObject.builder().put("rule", choices.pick(RULES));
            if (choices.oneIn(3)) {
                rule.put("messageExpression", "'is ' + string(self)");
            }
            if (choices.oneIn(6)) {
                rule.put("optionalOldSelf", true);
            }
            if (choices.oneIn(6)) {
                rule.put("fieldPath", "." + choices.pick(NAMES));
            }
            schema.put("x-kubernetes-validations", JsonArray.of(rule.build()));
        }
        return schema.build();
    }

    /// The same with something in one place that belongs into another, or nowhere.
    private Json misplaced(Json json, int depth) {
        if (!(json instanceof JsonObject object) || depth == 0 || object.isEmpty()) {
            return json instanceof JsonArray array && array.size() > 0 && depth > 0
                    ? JsonArray.of(misplaced(array.get(0), depth - 1))
                    : new HostileValues(choices).anything(2);
        }
        if (choices.oneIn(6)) {
            return object.with(choices.pick(EXTENSIONS), new HostileValues(choices).anything(2));
        }
        String key = choices.pick(List.copyOf(object.keys()));
        return object.with(key, misplaced(object.find(key).orElseThrow(), depth - 1));
    }
}
