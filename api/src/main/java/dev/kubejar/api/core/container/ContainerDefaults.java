package dev.kubejar.api.core.container;

import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// What a container gets when it says nothing.
///
/// Source:
/// [defaults](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/v1/defaults.go)
public final class ContainerDefaults {
    private static final List<String> PROBES =
            List.of("livenessProbe", "readinessProbe", "startupProbe");

    private ContainerDefaults() {}

    public static JsonObject container(JsonObject container) {
        JsonObject changed =
                ephemeral(container)
                        .withDefault("resources", JsonObject.EMPTY)
                        .mapObject("resources", ResourceRequirements::canonical)
                        .mapObject("lifecycle", ContainerDefaults::lifecycle);
        for (String probe : PROBES) {
            changed = changed.mapObject(probe, ContainerDefaults::probe);
        }
        return changed;
    }

    /// The part that ephemeral containers have too.
    public static JsonObject ephemeral(JsonObject container) {
        return container
                .withDefault("imagePullPolicy", ImageName.pullPolicy(container.string("image")))
                .withDefault("terminationMessagePath", "/dev/termination-log")
                .withDefault("terminationMessagePolicy", "File")
                .withDefault("resources", JsonObject.EMPTY)
                .mapObjects("ports", it -> it.withDefault("protocol", "TCP"))
                .mapObjects("env", it -> it.mapObject("valueFrom", ContainerDefaults::source));
    }

    private static JsonObject source(JsonObject valueFrom) {
        return valueFrom
                .mapObject("fieldRef", ContainerDefaults::fieldRef)
                .mapObject("resourceFieldRef", it -> it.withDefault("divisor", "0"));
    }

    public static JsonObject fieldRef(JsonObject fieldRef) {
        return fieldRef.withDefault("apiVersion", "v1");
    }

    private static JsonObject lifecycle(JsonObject lifecycle) {
        return lifecycle
                .mapObject("postStart", ContainerDefaults::handler)
                .mapObject("preStop", ContainerDefaults::handler);
    }

    private static JsonObject handler(JsonObject handler) {
        return handler.mapObject(
                "httpGet", it -> it.withDefault("path", "/").withDefault("scheme", "HTTP"));
    }

    private static JsonObject probe(JsonObject probe) {
        JsonObject handled = handler(probe).mapObject("grpc", it -> it.withDefault("service", ""));
        return count(
                count(
                        count(count(handled, "timeoutSeconds", 1), "periodSeconds", 10),
                        "successThreshold",
                        1),
                "failureThreshold",
                3);
    }

    /// Of a count, 0 says nothing either.
    private static JsonObject count(JsonObject json, String field, long otherwise) {
        Json present = json.find(field).orElse(JsonNull.NULL);
        return present == JsonNull.NULL || present.equals(new JsonInteger(0))
                ? json.with(field, otherwise)
                : json;
    }
}
