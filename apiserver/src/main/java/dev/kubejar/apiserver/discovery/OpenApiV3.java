package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Operations and types as an OpenAPI 3.0 document.
///
/// Source: [OpenAPI V3](https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3)
final class OpenApiV3 {
    private OpenApiV3() {}

    static JsonObject document(List<Operation> operations, JsonObject types) {
        return JsonObject.builder()
                .put("openapi", "3.0.0")
                .put(
                        "info",
                        JsonObject.builder()
                                .put("title", "Kubernetes")
                                .put("version", ServerVersion.GIT_VERSION)
                                .build())
                .put("paths", paths(operations))
                .put("components", JsonObject.of("schemas", types))
                .build();
    }

    private static JsonObject paths(List<Operation> operations) {
        Map<String, JsonObject.Builder> paths = new LinkedHashMap<>();
        for (Operation operation : operations) {
            paths.computeIfAbsent(
                            operation.path(),
                            _ -> JsonObject.builder().put("parameters", common(operation)))
                    .put(operation.method(), operation(operation));
        }
        var json = JsonObject.builder();
        paths.forEach((path, methods) -> json.put(path, methods.build()));
        return json.build();
    }

    /// The parameters of every method on a path.
    private static JsonArray common(Operation operation) {
        var parameters = new ArrayList<JsonObject>();
        if (operation.isNamed()) {
            parameters.add(pathParameter("name", "name of the " + operation.kind().kind()));
        }
        if (operation.isNamespaced()) {
            parameters.add(pathParameter("namespace", "object name and auth scope"));
        }
        if (operation.hasPath()) {
            parameters.add(pathParameter("path", "path to the resource"));
        }
        return JsonArray.of(parameters);
    }

    private static JsonObject operation(Operation operation) {
        var json =
                JsonObject.builder()
                        .put("tags", JsonArray.ofStrings(List.of(OpenApiV2.tag(operation))))
                        .put("operationId", operation.id())
                        .putUnlessEmpty(
                                "parameters",
                                JsonArray.of(
                                        operation.query().stream()
                                                .map(OpenApiV3::queryParameter)
                                                .toList()));
        if (!operation.body().isEmpty()) {
            json.put(
                    "requestBody",
                    JsonObject.builder()
                            .put("content", content(operation.body(), operation.consumes()))
                            .put("required", !operation.method().equals("delete"))
                            .build());
        }
        return json.put("responses", responses(operation))
                .put("x-kubernetes-action", operation.action())
                .put("x-kubernetes-group-version-kind", OpenApiV2.kind(operation))
                .build();
    }

    private static JsonObject responses(Operation operation) {
        var ok = JsonObject.builder().put("description", "OK");
        if (!operation.answer().isEmpty()) {
            ok.put(
                    "content",
                    content(operation.answer(), List.of("application/json", "application/yaml")));
        }
        return JsonObject.builder()
                .put("200", ok.build())
                .put("401", JsonObject.of("description", Json.of("Unauthorized")))
                .build();
    }

    private static JsonObject content(String type, List<String> mediaTypes) {
        var content = JsonObject.builder();
        mediaTypes.forEach(media ->
                content.put(media, JsonObject.of("schema", OpenApiTypes.reference(type, true))));
        return content.build();
    }

    private static JsonObject pathParameter(String name, String description) {
        return parameter(name, "path", "string", description).with("required", true);
    }

    private static JsonObject queryParameter(Parameter parameter) {
        return parameter(parameter.name(), "query", parameter.type(), parameter.description());
    }

    private static JsonObject parameter(String name, String in, String type, String description) {
        return JsonObject.builder()
                .put("name", name)
                .put("in", in)
                .put("description", description)
                .put(
                        "schema",
                        JsonObject.builder().put("type", type).put("uniqueItems", true).build())
                .build();
    }
}
