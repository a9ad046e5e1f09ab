package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.client.ResourcePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `pods/NAME/binding`: a scheduler assigns a pod to a node, once.
final class PodBinding {
    private static final ResourceType RESOURCE =
            new ResourceType("", "v1", "Binding", "pods/binding", Scope.NAMESPACED);

    private final Verbs verbs;

    PodBinding(Verbs verbs) {
        this.verbs = verbs;
    }

    ApiObject bind(ResourcePath path, ApiObject binding, Caller caller) {
        validate(path, binding);
        verbs.change(path.sub(""), pod -> bound(pod, binding), caller);
        return Success.created();
    }

    private static void validate(ResourcePath path, ApiObject binding) {
        JsonObject target = binding.json().object("target");
        var problems = new ArrayList<FieldError>();
        String kind = target.string("kind");
        if (!kind.isEmpty() && !kind.equals("Node")) {
            problems.add(
                    FieldError.notSupported(
                            "target.kind", Json.of(kind), List.of("Node", "<empty>")));
        }
        if (target.string("name").isEmpty()) {
            problems.add(FieldError.required("target.name", ""));
        }
        if (!problems.isEmpty()) {
            throw StatusException.invalid(BuiltinKinds.BINDING, path.name(), problems);
        }
    }

    private ApiObject bound(ApiObject object, ApiObject binding) {
        var pod = new Pod(object);
        checkUnbound(pod);
        ObjectMeta meta = withAll(object.meta(), binding.meta());
        if (!binding.meta().uid().isEmpty()) {
            meta = meta.with("uid", binding.meta().uid()); // a precondition
        }
        String node = binding.json().object("target").string("name");
        return object.withMeta(meta)
                .with("spec", object.spec().with("nodeName", node))
                .with("status", scheduled(object.status()));
    }

    private static void checkUnbound(Pod pod) {
        String why = "";
        if (pod.isDeleting()) {
            why = "pod %s is being deleted, cannot be assigned to a host".formatted(pod.name());
        } else if (pod.isScheduled()) {
            why = "pod %s is already assigned to node \"%s\"".formatted(pod.name(), pod.nodeName());
        } else if (!pod.object().spec().array("schedulingGates").isEmpty()) {
            why = "pod %s has non-empty .spec.schedulingGates".formatted(pod.name());
        }
        if (!why.isEmpty()) {
            throw StatusException.conflict(RESOURCE, pod.name(), why);
        }
    }

    /// The pod's labels and annotations and those that the binding brings.
    private static ObjectMeta withAll(ObjectMeta pod, ObjectMeta binding) {
        ObjectMeta meta = pod;
        if (!binding.annotations().isEmpty()) {
            meta = meta.withAnnotations(merged(pod.annotations(), binding.annotations()));
        }
        if (!binding.labels().isEmpty()) {
            meta = meta.withLabels(merged(pod.labels(), binding.labels()));
        }
        return meta;
    }

    private static Map<String, String> merged(
            Map<String, String> before, Map<String, String> more) {
        var merged = new LinkedHashMap<>(before);
        merged.putAll(more);
        return merged;
    }

    private JsonObject scheduled(JsonObject status) {
        var conditions = new ArrayList<Json>();
        for (JsonObject condition : status.objects("conditions")) {
            if (!condition.string("type").equals("PodScheduled")) {
                conditions.add(condition);
            }
        }
        conditions.add(
                JsonObject.builder()
                        .put("type", "PodScheduled")
                        .put("status", "True")
                        .put("lastTransitionTime", verbs.now())
                        .build());
        return status.with("conditions", JsonArray.of(conditions));
    }
}
