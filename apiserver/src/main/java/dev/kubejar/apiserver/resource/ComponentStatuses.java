package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.ResourcePath;
import java.util.List;

/// The parts of the control plane, which all live in this process: while it answers, they are well.
/// They are objects that nobody keeps.
///
/// Source: [componentstatus
/// registry](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/componentstatus/rest.go)
public final class ComponentStatuses implements Computed {
    private static final List<ApiObject> ALL =
            List.of(healthy("scheduler"), healthy("controller-manager"), healthy("etcd-0"));

    private static ApiObject healthy(String name) {
        JsonObject condition =
                JsonObject.builder()
                        .put("type", "Healthy")
                        .put("status", "True")
                        .put("message", "ok")
                        .build();
        return new ApiObject(
                JsonObject.builder()
                        .put("metadata", JsonObject.EMPTY.with("name", name))
                        .put("conditions", JsonArray.of(condition))
                        .build());
    }

    @Override
    public List<ApiObject> at(ResourcePath path) {
        if (path.name().isEmpty()) {
            return ALL;
        }
        return ALL.stream()
                .filter(it -> it.meta().name().equals(path.name()))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> StatusException.notFound(path.type(), path.name()));
    }
}
