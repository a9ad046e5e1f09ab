package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What is wrong with the `openAPIV3Schema` of a definition, in upstream's order: what its root may
/// say, whether it is structural, whether its defaults are valid, what each schema in it may say,
/// and last its CEL rules.
///
/// Pure.
///
/// Source: [validation of
/// definitions](https://pkg.go.dev/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation)
public final class SchemaRules {
    /// What the root may say when `status` is a subresource, in Go's names and order.
    private static final List<String> AT_ROOT =
            List.of(
                    "Description",
                    "Type",
                    "Format",
                    "Title",
                    "Maximum",
                    "ExclusiveMaximum",
                    "Minimum",
                    "ExclusiveMinimum",
                    "MaxLength",
                    "MinLength",
                    "Pattern",
                    "MaxItems",
                    "MinItems",
                    "UniqueItems",
                    "MultipleOf",
                    "Required",
                    "Items",
                    "Properties",
                    "ExternalDocs",
                    "Example",
                    "XPreserveUnknownFields",
                    "XValidations");

    /// The same in JSON's names, but for those that begin like Go's.
    private static final Set<String> EXTENSIONS_AT_ROOT =
            Set.of("x-kubernetes-preserve-unknown-fields", "x-kubernetes-validations");

    private static final Set<String> UNSUPPORTED =
            Set.of(
                    "id",
                    "$schema",
                    "$ref",
                    "patternProperties",
                    "dependencies",
                    "additionalItems",
                    "definitions");

    private final Supplier<Schema> objectMeta;
    private final RuleCheck rules;

    /// @param objectMeta the schema of `metadata` in every kind
    public SchemaRules(Supplier<Schema> objectMeta, RuleCheck rules) {
        this.objectMeta = objectMeta;
        this.rules = rules;
    }

    /// Everything wrong with `json`.
    ///
    /// @param path such as `spec.validation.openAPIV3Schema`
    /// @param hasStatus whether the version has the subresource `status`
    public List<FieldError> problems(JsonObject json, String path, boolean hasStatus) {
        var problems = new Problems();
        if (hasStatus) {
            rootWithStatus(json, path, problems);
        }
        if (json.bool("nullable")) {
            problems.forbidden(path + ".nullable", "nullable cannot be true at the root");
        }
        StructuralSchema schema = StructuralSchema.parse(json);
        boolean structural = isConvertible(json) && checkStructure(schema, path, problems);
        List<FieldError> perSchema = OpenApiRules.problems(json, path);
        problems.addAll(perSchema);
        if (structural) {
            problems.addAll(
                    rules.problemsOfRules(schema, path, place -> isBroken(place, perSchema)));
        }
        return problems.list();
    }

    private boolean checkStructure(StructuralSchema schema, String path, Problems problems) {
        List<FieldError> structure = StructuralRules.problems(schema, path);
        if (structure.isEmpty()) {
            structure = new DefaultRules(objectMeta.get(), rules).problems(schema, path);
        }
        problems.addAll(structure);
        return structure.isEmpty();
    }

    private static boolean isBroken(String place, List<FieldError> problems) {
        return problems.stream()
                .map(FieldError::path)
                .anyMatch(it ->
                        it.equals(place)
                                || it.startsWith(place + ".")
                                || it.startsWith(place + "["));
    }

    private static void rootWithStatus(JsonObject json, String path, Problems problems) {
        for (String key : json.keys()) {
            Json value = json.find(key).orElseThrow();
            if (key.equals("type") && !value.equals(Json.of("object"))) {
                problems.invalid(
                        path + ".type",
                        value,
                        "only \"object\" is allowed as the type at the root of the schema if the"
                                + " status subresource is enabled");
                return;
            }
            if (!isEmpty(value) && !isAllowedAtRoot(key)) {
                problems.invalid(
                        path,
                        InternalForm.of(json),
                        "only [%s] fields are allowed at the root of the schema if the status subresource is enabled"
                                .formatted(String.join(" ", AT_ROOT)));
                return;
            }
        }
    }

    private static boolean isAllowedAtRoot(String key) {
        String goName = Character.toUpperCase(key.charAt(0)) + key.substring(1);
        return AT_ROOT.contains(goName) || EXTENSIONS_AT_ROOT.contains(key);
    }

    /// Whether Go would read the value as one that was not set.
    static boolean isEmpty(Json value) {
        return switch (value) {
            case JsonObject object -> object.isEmpty();
            case JsonArray array -> array.isEmpty();
            case JsonBoolean flag -> !flag.value();
            case JsonNull _ -> true;
            default -> value.equals(Json.of(""));
        };
    }

    /// Whether the schema has the form of a structural one; what keeps it from that is told by
    /// [OpenApiRules].
    private static boolean isConvertible(JsonObject json) {
        boolean supported =
                UNSUPPORTED.stream()
                        .noneMatch(key -> json.find(key).filter(it -> !isEmpty(it)).isPresent());
        boolean preserves =
                json.find("x-kubernetes-preserve-unknown-fields")
                        .filter(JsonBoolean.FALSE::equals)
                        .isEmpty();
        return supported
                && preserves
                && !json.has("additionalItems")
                && !(json.find("items").orElse(JsonNull.NULL) instanceof JsonArray)
                && inside(json).stream().allMatch(SchemaRules::isConvertible);
    }

    /// The schemas that lie directly in a schema.
    static List<JsonObject> inside(JsonObject json) {
        var inside = new ArrayList<JsonObject>();
        json.findObject("items").ifPresent(inside::add);
        inside.addAll(json.objects("items"));
        List.of("allOf", "anyOf", "oneOf").forEach(key -> inside.addAll(json.objects(key)));
        json.findObject("not").ifPresent(inside::add);
        inside.addAll(values(json.object("properties")));
        json.findObject("additionalProperties").ifPresent(inside::add);
        inside.addAll(values(json.object("patternProperties")));
        json.findObject("additionalItems").ifPresent(inside::add);
        inside.addAll(values(json.object("definitions")));
        inside.addAll(values(json.object("dependencies")));
        return inside;
    }

    private static List<JsonObject> values(JsonObject map) {
        return map.keys().stream().flatMap(key -> map.findObject(key).stream()).toList();
    }

    /// The formats in a schema that its types do not have, each as often as it stands there: they
    /// mean nothing, and a client is warned of them.
    public static List<String> unrecognizedFormats(JsonObject json) {
        var formats = new ArrayList<String>();
        collectUnrecognized(json, formats);
        return formats;
    }

    private static void collectUnrecognized(JsonObject json, List<String> formats) {
        String format = json.string("format");
        String type = json.string("type");
        boolean recognized =
                SchemaType.named(type).word().equals(type)
                        && TextFormat.isRecognized(SchemaType.named(type), format);
        if (!format.isEmpty() && !recognized) {
            formats.add(format);
        }
        inside(json).forEach(schema -> collectUnrecognized(schema, formats));
    }
}
