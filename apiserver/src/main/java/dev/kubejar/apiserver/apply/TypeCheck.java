package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.apiserver.schema.GoText;
import dev.kubejar.apiserver.schema.ListType;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong with an applied object before anybody looks at its values: fields that do not
/// exist, values of another type, elements that are there twice; in upstream's words.
///
/// Source: [typed.AsTyped](https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/typed#AsTyped)
final class TypeCheck {
    private final List<String> problems = new ArrayList<>();

    private TypeCheck() {}

    /// `.spec.replicase: field not declared in schema`, each problem one; empty when there is none.
    static List<String> problems(Schema schema, JsonObject applied) {
        var check = new TypeCheck();
        check.value(schema, applied, FieldPath.ROOT);
        return List.copyOf(check.problems);
    }

    /// All problems as upstream prints them.
    static String message(List<String> problems) {
        return problems.size() == 1
                ? problems.getFirst()
                : "errors:\n  " + String.join("\n  ", problems);
    }

    private void tell(FieldPath path, String what) {
        problems.add(path.steps().isEmpty() ? what : path + ": " + what);
    }

    private void value(Schema schema, Json value, FieldPath path) {
        if (value == JsonNull.NULL) {
            return;
        }
        switch (schema.type()) {
            case OBJECT -> {
                if (value instanceof JsonObject object) {
                    fields(schema, object, path);
                } else {
                    tell(path, "expected map, got &{" + GoText.of(value) + "}");
                }
            }
            case ARRAY -> {
                if (value instanceof JsonArray array) {
                    elements(schema, array, path);
                } else {
                    tell(path, "expected list, got &{" + GoText.of(value) + "}");
                }
            }
            case ANY -> {}
            case STRING, INTEGER, NUMBER, BOOLEAN, INT_OR_STRING, QUANTITY ->
                    scalar(schema, value, path);
        }
    }

    private void fields(Schema schema, JsonObject object, FieldPath path) {
        for (String key : object.keys()) {
            FieldPath field = path.plus(PathElement.Field.of(schema, key));
            boolean isKnown =
                    schema.property(key).isPresent()
                            || schema.additionalProperties().isPresent()
                            || schema.preservesUnknownFields();
            if (isKnown) {
                value(
                        Granularity.field(schema, key),
                        object.find(key).orElse(JsonNull.NULL),
                        field);
            } else {
                tell(field, "field not declared in schema");
            }
        }
    }

    private void elements(Schema schema, JsonArray array, FieldPath path) {
        boolean merges = schema.listType() != ListType.ATOMIC;
        Set<PathElement> seen = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            Json child = array.get(i);
            PathElement element;
            try {
                element = merges ? ListElements.elementOf(schema, child) : new PathElement.Index(i);
            } catch (ListElements.UnnamedElementException e) {
                tell(path, "element " + i + ": " + e.getMessage());
                return;
            }
            if (!seen.add(element)) {
                tell(path, "duplicate entries for key " + element);
            }
            value(Granularity.element(schema), child, path.plus(element));
        }
    }

    private void scalar(Schema schema, Json value, FieldPath path) {
        boolean isNumber = value instanceof JsonInteger || value instanceof JsonDecimal;
        boolean isText = value instanceof JsonString;
        boolean isFlag = value instanceof JsonBoolean;
        switch (schema.type()) {
            case INTEGER, NUMBER -> {
                if (!isNumber) {
                    tell(path, "expected numeric (int or float), got " + goType(value));
                }
            }
            case BOOLEAN -> {
                if (!isFlag) {
                    tell(path, "expected boolean, got &{" + GoText.of(value) + "}");
                }
            }
            case STRING -> {
                if (!isText && isPlainText(schema)) {
                    tell(
                            path,
                            "expected string, got &value.valueUnstructured{Value:%s}"
                                    .formatted(literal(value)));
                } else if (!isText && !isNumber && !isFlag) {
                    tell(path, "expected any scalar, got &{" + GoText.of(value) + "}");
                }
            }
            default -> {
                if (!isText && !isNumber && !isFlag) {
                    tell(path, "expected any scalar, got &{" + GoText.of(value) + "}");
                }
            }
        }
    }

    /// Dates are of a type of their own, which upstream's check leaves open.
    private static boolean isPlainText(Schema schema) {
        return schema.format().isEmpty() || schema.format().equals("byte");
    }

    private static String goType(Json value) {
        return switch (value) {
            case JsonObject _ -> "map[string]interface {}";
            case JsonArray _ -> "[]interface {}";
            case JsonString _ -> "string";
            case JsonBoolean _ -> "bool";
            case JsonInteger _, JsonDecimal _ -> "float64";
            case JsonNull _ -> "<nil>";
        };
    }

    /// As `%#v` prints a value.
    private static String literal(Json value) {
        return value instanceof JsonObject || value instanceof JsonArray
                ? goType(value) + "{" + GoText.of(value) + "}"
                : value.toString();
    }
}
