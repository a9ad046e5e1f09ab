package dev.kubejar.api.core.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.HashSet;
import java.util.List;

/// What makes a Node invalid. Many paths are those of the metadata, as upstream's are.
///
/// Source: `ValidateNode` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
record NodeChecks(ApiObject node, Problems problems) {
    private static final String ANNOTATIONS = "metadata.annotations";
    private static final String TAINTS = "scheduler.alpha.kubernetes.io/taints";
    private static final String AVOID = "scheduler.alpha.kubernetes.io/preferAvoidPods";
    private static final String ONE_REFERENCE = "exactly one reference subfield must be non-nil";

    private static final GoShape TAINT =
            GoShape.empty()
                    .text("Key", "key")
                    .text("Value", "value")
                    .text("Effect", "effect")
                    .nullable("TimeAdded", "timeAdded");
    private static final GoShape ADDRESS =
            GoShape.empty().text("Type", "type").text("Address", "address");

    /// Of the node as it is.
    void object() {
        annotations();
        taints(node.spec().objects("taints"), "metadata.taints");
        amounts("capacity");
        amounts("allocatable");
        ranges(node.spec().strings("podCIDRs"));
    }

    /// Of the step from `previous`, through whatever door.
    void update(ApiObject previous) {
        annotations();
        amounts("capacity");
        amounts("allocatable");
        addresses();
        keptRanges(previous.spec().strings("podCIDRs"));
        String provider = previous.spec().string("providerID");
        if (!provider.isEmpty() && !provider.equals(node.spec().string("providerID"))) {
            problems.forbidden(
                    "spec.providerID",
                    "node updates may not change providerID except from \"\" to valid");
        }
        node.spec()
                .findObject("configSource")
                .ifPresent(it -> config(it, "spec.configSource", false));
        for (String field : List.of("assigned", "active", "lastKnownGood")) {
            node.status()
                    .object("config")
                    .findObject(field)
                    .ifPresent(it -> config(it, "status.config." + field, true));
        }
        taints(node.spec().objects("taints"), "metadata.taints");
        if (!node.spec().string("externalID").equals(previous.spec().string("externalID"))) {
            problems.forbidden("spec.externalID", "may not be updated");
        }
    }

    // ---- annotations of old

    private void annotations() {
        var annotations = node.meta().annotations();
        String taints = annotations.getOrDefault(TAINTS, "");
        if (!taints.isEmpty()) {
            try {
                if (JsonReader.parse(taints) instanceof JsonArray list) {
                    taints(list.objects(), ANNOTATIONS + "." + TAINTS);
                }
            } catch (JsonParseException e) {
                problems.invalid(ANNOTATIONS, TAINTS, String.valueOf(e.getMessage()));
            }
        }
        String avoided = annotations.getOrDefault(AVOID, "");
        if (!avoided.isEmpty()) {
            try {
                avoided(JsonReader.parseObject(avoided).objects("preferAvoidPods"));
            } catch (JsonParseException e) {
                problems.invalid(ANNOTATIONS + ".AvoidPods", AVOID, String.valueOf(e.getMessage()));
            }
        }
    }

    private void avoided(List<JsonObject> pods) {
        for (int i = 0; i < pods.size(); i++) {
            String path = ANNOTATIONS + "." + AVOID + "[" + i + "].PodSignature";
            JsonObject signature = pods.get(i).object("podSignature");
            if (!signature.has("podController")) {
                problems.required(path);
            } else if (!signature.object("podController").bool("controller")) {
                problems.invalid(
                        path + ".PodController.Controller",
                        Json.of(false),
                        "must point to a controller");
            }
        }
    }

    // ---- the node

    private void taints(List<JsonObject> taints, String list) {
        var seen = new HashSet<String>();
        for (int i = 0; i < taints.size(); i++) {
            String path = list + "[" + i + "]";
            TaintRules.taint(taints.get(i), path, problems);
            var taint = new Taint(taints.get(i));
            if (!seen.add(taint.key() + ":" + taint.effect())) {
                problems.add(
                        FieldError.duplicate(
                                path,
                                TAINT.of(taint.json()),
                                "taints must be unique by key and effect pair"));
            }
        }
    }

    private void amounts(String field) {
        node.status()
                .object(field)
                .forEach((name, amount) ->
                        ResourceRules.amount(
                                name, amount, "status." + field + "." + name, problems));
    }

    private void addresses() {
        var seen = new HashSet<JsonObject>();
        List<JsonObject> addresses = node.status().objects("addresses");
        for (int i = 0; i < addresses.size(); i++) {
            JsonObject address = ADDRESS.of(addresses.get(i));
            if (!seen.add(address)) {
                problems.add(FieldError.duplicate("status.addresses[" + i + "]", address));
            }
        }
    }

    private void ranges(List<String> ranges) {
        String path = "spec.podCIDRs";
        for (int i = 0; i < ranges.size(); i++) {
            problems.complaints(
                    path + "[" + i + "]", ranges.get(i), IpRules.legacyRange(ranges.get(i)));
        }
        boolean both =
                ranges.size() == 2 && ranges.get(0).contains(":") != ranges.get(1).contains(":");
        if (ranges.size() > 1 && !both) {
            problems.invalid(
                    path,
                    node.spec().array("podCIDRs"),
                    "may specify no more than one CIDR for each IP family");
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.indexOf(ranges.get(i)) < i) {
                problems.duplicate(path + "[" + i + "]", ranges.get(i));
            }
        }
    }

    private void keptRanges(List<String> before) {
        List<String> now = node.spec().strings("podCIDRs");
        boolean sameSize = now.size() == before.size();
        for (int i = 0; i < before.size(); i++) {
            if (!sameSize || !now.get(i).equals(before.get(i))) {
                problems.forbidden(
                        "spec.podCIDRs",
                        "node updates may not change podCIDR except from \"\" to valid");
            }
            if (!sameSize) {
                return; // once is enough
            }
        }
    }

    /// Where a kubelet once read its configuration.
    private void config(JsonObject source, String path, boolean isStatus) {
        if (!source.has("configMap")) {
            problems.invalid(path, source, ONE_REFERENCE);
            return;
        }
        JsonObject map = source.object("configMap");
        String at = path + ".configMap";
        for (String field : List.of("uid", "resourceVersion")) {
            boolean isSet = !map.string(field).isEmpty();
            if (isStatus && !isSet) {
                problems.required(at + "." + field, field + " must be set in status");
            }
            if (!isStatus && isSet) {
                problems.forbidden(at + "." + field, field + " must not be set in spec");
            }
        }
        named(map, "namespace", Names.label(map.string("namespace")), at);
        named(map, "name", Names.subdomain(map.string("name")), at);
        named(map, "kubeletConfigKey", Names.configKey(map.string("kubeletConfigKey")), at);
    }

    private void named(JsonObject map, String field, List<String> complaints, String path) {
        String value = map.string(field);
        if (value.isEmpty()) {
            problems.required(path + "." + field, field + " must be set");
        } else {
            problems.complaints(path + "." + field, value, complaints);
        }
    }
}
