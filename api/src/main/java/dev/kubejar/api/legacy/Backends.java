package dev.kubejar.api.legacy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.networking.SparedCheck;
import dev.kubejar.api.status.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Ingress before `networking.k8s.io/v1`: `backend: {serviceName: web, servicePort: 80}` instead of
/// `backend: {service: {name: web, port: {number: 80}}}`, and `spec.backend` instead of
/// `spec.defaultBackend`.
final class Backends implements OldVersion {
    private static final String BACKEND = "backend";
    private static final String SERVICE_NAME = "serviceName";
    private static final String SERVICE_PORT = "servicePort";
    private static final Json NO_PORT = Json.of(0);

    @Override
    public ApiObject defaulted(ApiObject old) {
        return inPaths(old, path -> path.withDefault("pathType", "ImplementationSpecific"));
    }

    @Override
    public List<FieldError> problems(List<FieldError> found, ApiObject stored) {
        return found.stream()
                .filter(problem ->
                        Arrays.stream(SparedCheck.values())
                                .noneMatch(it -> it.found(problem, stored)))
                .map(it ->
                        new FieldError(
                                it.type(),
                                oldPath(it.path()),
                                it.text().replace("`defaultBackend`", "`backend`")))
                .toList();
    }

    private static String oldPath(String path) {
        return path.replaceFirst("^spec\\.defaultBackend", "spec.backend")
                .replaceFirst("backend\\.service\\.name$", "backend.serviceName")
                .replaceFirst("backend\\.service\\.port\\.(name|number)$", "backend.servicePort");
    }

    @Override
    public ApiObject toStored(ApiObject old) {
        return renamed(
                inPaths(old, path -> path.mapObject(BACKEND, Backends::modern)),
                BACKEND,
                "defaultBackend",
                Backends::modern);
    }

    @Override
    public ApiObject fromStored(ApiObject stored) {
        return renamed(
                inPaths(stored, path -> path.mapObject(BACKEND, Backends::old)),
                "defaultBackend",
                BACKEND,
                Backends::old);
    }

    private static ApiObject inPaths(ApiObject ingress, UnaryOperator<JsonObject> change) {
        JsonObject spec =
                ingress.spec()
                        .mapObjects(
                                "rules",
                                rule ->
                                        rule.mapObject(
                                                "http", http -> http.mapObjects("paths", change)));
        return ingress.json().has("spec") ? ingress.with("spec", spec) : ingress;
    }

    private static ApiObject renamed(
            ApiObject ingress, String from, String to, UnaryOperator<JsonObject> change) {
        return ingress.spec()
                .findObject(from)
                .map(backend ->
                        ingress.with(
                                "spec",
                                ingress.spec().without(from).with(to, change.apply(backend))))
                .orElse(ingress);
    }

    private static JsonObject modern(JsonObject old) {
        Json given = old.find(SERVICE_PORT).orElse(NO_PORT);
        if (old.string(SERVICE_NAME).isEmpty() && given.equals(NO_PORT)) {
            return old.without(SERVICE_NAME).without(SERVICE_PORT);
        }
        var service = JsonObject.builder().put("name", old.string(SERVICE_NAME));
        old.find(SERVICE_PORT)
                .ifPresent(port ->
                        service.put(
                                "port",
                                JsonObject.of(
                                        port instanceof JsonString ? "name" : "number", port)));
        return old.without(SERVICE_NAME).without(SERVICE_PORT).with("service", service.build());
    }

    private static JsonObject old(JsonObject modern) {
        return modern.findObject("service")
                .map(service -> {
                    JsonObject port = service.object("port");
                    Json value =
                            port.find("number")
                                    .filter(JsonInteger.class::isInstance)
                                    .orElseGet(() -> Json.of(port.string("name")));
                    return modern.without("service")
                            .with(SERVICE_NAME, service.string("name"))
                            .with(SERVICE_PORT, value);
                })
                .orElse(modern);
    }
}
