package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Operations and types of the whole API as one Swagger 2.0 document, for older clients.
///
/// Source: [OpenAPI V2](https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v2)
final class OpenApiV2 {
    private static final JsonArray ANSWERS =
            JsonArray.ofStrings(List.of("application/json", "application/yaml"));

    private OpenApiV2() {}

    static JsonObject document(List<Operation> operations, JsonObject types) {
        return JsonObject.builder()
                .put("swagger", "2.0")
                .put(
                        "info",
                        JsonObject.builder()
                                .put("title", "Kubernetes")
                                .put("version", ServerVersion.GIT_VERSION)
                                .build())
                .put("paths", paths(operations))
                .put("definitions", types)
                .build();
    }

    private static JsonObject paths(List<Operation> operations) {
        Map<String, JsonObject.Builder> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            paths.computeIfAbsent(operation.path(), _ -> JsonObject.builder())
                    .put(operation.method(), operation(operation));
        }
        var json = JsonObject.builder();
        paths.forEach((path, methods) -> json.put(path, methods.build()));
        return json.build();
    }

    private static JsonObject operation(Operation operation) {
        return JsonObject.builder()
                .put("consumes", JsonArray.ofStrings(operation.consumes()))
                .put("produces", ANSWERS)
                .put("schemes", JsonArray.ofStrings(List.of("https")))
                .put("tags", JsonArray.ofStrings(List.of(tag(operation))))
                .put("operationId", operation.id())
                .put("parameters", parameters(operation))
                .put("responses", responses(operation))
                .put("x-kubernetes-action", operation.action())
                .put("x-kubernetes-group-version-kind", kind(operation))
                .build();
    }

    private static JsonArray parameters(Operation operation) {
        var parameters = new ArrayList<JsonObject>();
        if (!operation.body().isEmpty()) {
            parameters.add(
                    JsonObject.builder()
                            .put("name", "body")
                            .put("in", "body")
                            .put("required", !operation.method().equals("delete"))
                            .put("schema", OpenApiTypes.reference(operation.body(), false))
                            .build());
        }
        if (operation.isNamed()) {
            parameters.add(
                    parameter("name", "path", "string", "name of the " + operation.kind().kind()));
        }
        if (operation.isNamespaced()) {
            parameters.add(parameter("namespace", "path", "string", "object name and auth scope"));
        }
        if (operation.hasPath()) {
            parameters.add(parameter("path", "path", "string", "path to the resource"));
        }
        for (Parameter one : operation.query()) {
            parameters.add(parameter(one.name(), "query", one.type(), one.description()));
        }
        return JsonArray.of(parameters);
    }

    private static JsonObject parameter(String name, String in, String type, String description) {
        var parameter =
                JsonObject.builder()
                        .put("name", name)
                        .put("in", in)
                        .put("type", type)
                        .put("uniqueItems", true)
                        .put("description", description);
        return in.equals("path") ? parameter.put("required", true).build() : parameter.build();
    }

    private static JsonObject responses(Operation operation) {
        var ok = JsonObject.builder().put("description", "OK");
        ok.put(
                "schema",
                operation.answer().isEmpty()
                        ? JsonObject.of("type", Json.of("string"))
                        : OpenApiTypes.reference(operation.answer(), false));
        return JsonObject.builder()
                .put("200", ok.build())
                .put("401", JsonObject.of("description", Json.of("Unauthorized")))
                .build();
    }

    /// `apps_v1`, `core_v1`, `rbacAuthorization_v1`
    static String tag(Operation operation) {
        String[] path = operation.path().split("/", -1);
        boolean core = path[1].equals("api");
        String group = core ? "core" : path[2].replace(".k8s.io", "");
        return group + "_" + (core ? path[2] : path[3]);
    }

    static JsonObject kind(Operation operation) {
        return JsonObject.builder()
                .put("group", operation.kind().group())
                .put("kind", operation.kind().kind())
                .put("version", operation.kind().version())
                .build();
    }
}
