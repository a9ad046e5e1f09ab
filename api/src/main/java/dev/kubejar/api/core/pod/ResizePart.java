package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;

/// `pods/resize`: a pod that runs may get more or less CPU and memory.
///
/// Source: `ValidatePodResize` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
final class ResizePart implements ObjectPart {
    private static final List<String> LISTS = List.of("initContainers", "containers");
    private static final List<String> AMOUNTS = List.of("requests", "limits");
    private static final List<String> MUTABLE = List.of("cpu", "memory");

    @Override
    public boolean changesMetadata() {
        return false;
    }

    // ---- what is taken over

    @Override
    public ApiObject changed(ApiObject wanted, ApiObject previous) {
        JsonObject spec = previous.spec();
        for (String list : LISTS) {
            List<JsonObject> sent = wanted.spec().objects(list);
            spec = spec.mapObjects(list, before -> resized(before, sent));
        }
        return previous.with("spec", spec);
    }

    private static JsonObject resized(JsonObject before, List<JsonObject> sent) {
        return sent.stream()
                .filter(one -> one.string("name").equals(before.string("name")))
                .findFirst()
                .map(same -> before.withFieldsOf(same, "resources", "resizePolicy"))
                .orElse(before);
    }

    // ---- what is wrong with it

    @Override
    public List<FieldError> problems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        PodRules.object(next, previous, problems);
        if (hasOwnResources(previous) || hasOwnResources(next)) {
            return forbidden("pods with pod-level resources cannot be resized");
        }
        if (new Pod(previous).isMirror()) {
            return forbidden("static pods cannot be resized");
        }
        if (previous.spec().object("os").string("name").equals("windows")) {
            return forbidden("windows pods cannot be resized");
        }
        QosClass before = QosClass.of(new PodSpec(previous.spec()));
        if (before != QosClass.of(new PodSpec(next.spec()))) {
            problems.invalid(
                    "spec",
                    previous.status().string("qosClass"),
                    "Pod QOS Class may not change as a result of resizing");
        }
        if (!isSupported(new Pod(previous))) {
            problems.forbidden("spec", "Pod running on node without support for resize");
        }
        for (String list : LISTS) {
            removals(list, next.spec(), previous.spec(), problems);
        }
        for (String list : List.of("containers", "initContainers")) {
            others(list, next.spec(), previous.spec(), problems);
        }
        return problems.list();
    }

    private static List<FieldError> forbidden(String why) {
        var problems = new Problems();
        problems.forbidden("[]", why); // upstream's path of a whole object
        return problems.list();
    }

    private static boolean hasOwnResources(ApiObject pod) {
        JsonObject resources = pod.spec().object("resources");
        return AMOUNTS.stream().anyMatch(one -> !resources.object(one).isEmpty());
    }

    /// A node that tells what its containers have can give them something else.
    private static boolean isSupported(Pod pod) {
        if (!pod.status().phase().equals(PodStatus.RUNNING)) {
            return true;
        }
        return pod.object().status().objects("containerStatuses").stream()
                .filter(status -> status.object("state").has("running"))
                .findFirst()
                .map(status -> status.has("resources"))
                .orElse(true);
    }

    private static boolean isFixed(String list, JsonObject container) {
        return list.equals("initContainers") && !new Container(container).isSidecar();
    }

    private static void removals(
            String list, JsonObject next, JsonObject previous, Problems problems) {
        List<JsonObject> before = previous.objects(list);
        for (int i = 0; i < before.size(); i++) {
            if (isFixed(list, before.get(i))) {
                continue;
            }
            JsonObject now = next.objects(list).get(i).object("resources");
            for (String amounts : AMOUNTS) {
                JsonObject old = before.get(i).object("resources").object(amounts);
                boolean removed = old.keys().stream().anyMatch(it -> !now.object(amounts).has(it));
                if (removed) {
                    String what = amounts.equals("requests") ? "request" : "limit";
                    problems.forbidden(
                            "spec.%s[%d].resources.%s".formatted(list, i, amounts),
                            "resource " + what + "s cannot be removed");
                }
            }
        }
    }

    private static void others(
            String list, JsonObject next, JsonObject previous, Problems problems) {
        List<JsonObject> before = previous.objects(list);
        for (int i = 0; i < before.size(); i++) {
            JsonObject old = before.get(i);
            JsonObject now = next.objects(list).get(i);
            boolean same = isFixed(list, old) ? now.equals(old) : rest(now).equals(rest(old));
            if (!same) {
                problems.forbidden("spec", refusal(list, old));
            }
        }
    }

    private static String refusal(String list, JsonObject container) {
        if (isFixed(list, container)) {
            return "resources for non-sidecar init containers are immutable";
        }
        return list.equals("containers")
                ? "only cpu and memory resources are mutable"
                : "only cpu and memory resources for sidecar containers are mutable";
    }

    /// The resources that a resize leaves alone.
    private static List<Json> rest(JsonObject container) {
        var rest = new ArrayList<Json>();
        JsonObject resources = container.object("resources");
        for (String amounts : AMOUNTS) {
            JsonObject left = resources.object(amounts);
            for (String one : MUTABLE) {
                left = left.without(one);
            }
            rest.add(left);
        }
        rest.add(resources.array("claims"));
        return rest;
    }
}
