package dev.kubejar.apiserver.custom;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.ScalePaths;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Optional;

/// What makes the fields invalid that a custom kind's `scale` subresource shows.
record ScaleRules(ScalePaths paths) {

    void check(ApiObject object, Problems problems) {
        replicas(object, paths.specReplicas(), problems);
        selector(object, problems);
        replicas(object, paths.statusReplicas(), problems);
    }

    private static void replicas(ApiObject object, List<String> path, Problems problems) {
        String field = shown(path);
        Optional<Json> found = object.json().at(path);
        if (found.isEmpty()) {
            return;
        }
        if (!(found.get() instanceof JsonInteger(long replicas))) {
            problems.invalid(field, 0, mismatch(path, found.get(), "int64"));
        } else if (replicas < 0) {
            problems.invalid(field, replicas, "should be a non-negative integer");
        } else if (replicas > Integer.MAX_VALUE) {
            problems.invalid(
                    field, replicas, "should be less than or equal to " + Integer.MAX_VALUE);
        }
    }

    private void selector(ApiObject object, Problems problems) {
        if (paths.selector().isEmpty()) {
            return;
        }
        object.json()
                .at(paths.selector())
                .filter(found -> !(found instanceof JsonString))
                .ifPresent(found ->
                        problems.invalid(
                                shown(paths.selector()),
                                "<value>",
                                mismatch(paths.selector(), found, "string")));
    }

    private static String shown(List<String> path) {
        return "." + String.join(".", path);
    }

    private static String mismatch(List<String> path, Json found, String wanted) {
        return "%s accessor error: %s is of the type %s, expected %s"
                .formatted(shown(path), text(found), goType(found), wanted);
    }

    private static String text(Json value) {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    private static String goType(Json value) {
        return switch (value) {
            case JsonString _ -> "string";
            case JsonInteger _ -> "int64";
            case JsonDecimal _ -> "float64";
            case JsonBoolean _ -> "bool";
            case JsonArray _ -> "[]interface {}";
            case JsonObject _ -> "map[string]interface {}";
            case JsonNull _ -> "<nil>";
        };
    }
}
