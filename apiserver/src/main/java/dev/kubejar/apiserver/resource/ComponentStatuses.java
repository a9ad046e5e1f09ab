package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.ComponentStatus;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.selector.FieldSelector;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.ListRequest;
import java.util.List;
import java.util.OptionalLong;

/// The parts of the control plane, which all live in this process: while it answers, they are well.
/// They are objects that nobody keeps.
///
/// Source: [componentstatus
/// registry](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/componentstatus/rest.go)
final class ComponentStatuses {
    private static final List<ApiObject> ALL =
            List.of(healthy("scheduler"), healthy("controller-manager"), healthy("etcd-0"));

    private ComponentStatuses() {}

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

    static boolean isOf(KindDefinition row) {
        return row.type().equals(ComponentStatus.KIND.type());
    }

    static StoredObject get(KindDefinition row, String name) {
        return ALL.stream()
                .filter(it -> it.meta().name().equals(name))
                .map(it -> StoredObject.imagined(row, it))
                .findFirst()
                .orElseThrow(() -> StatusException.notFound(row.type(), name));
    }

    static Page list(KindDefinition row, ListRequest request) {
        FieldSelector fields = Selection.of(row, request).fields();
        var labels = LabelSelector.parse(request.labelSelector());
        List<StoredObject> selected =
                ALL.stream()
                        .filter(it -> labels.matches(it.meta().labels()))
                        .filter(it -> fields.matches(row.selectableFieldsOf(it)))
                        .map(it -> StoredObject.imagined(row, it))
                        .toList();
        return new Page(0, "", OptionalLong.empty(), selected);
    }
}
