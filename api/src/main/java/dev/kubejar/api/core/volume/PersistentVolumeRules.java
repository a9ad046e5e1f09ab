package dev.kubejar.api.core.volume;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.NodeLabelWarnings;
import dev.kubejar.api.core.node.NodeSelectorRules;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.Difference;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/// What is special about PersistentVolumes: where the storage is never changes.
///
/// Source: `ValidatePersistentVolume` in
/// [validation](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/apis/core/validation/validation.go)
public final class PersistentVolumeRules implements Rules {
    private static final String AFFINITY = "nodeAffinity";
    private static final Map<String, String> GA_LABELS =
            Map.of(
                    "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone",
                    "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
                    "beta.kubernetes.io/os", "kubernetes.io/os",
                    "beta.kubernetes.io/arch", "kubernetes.io/arch",
                    "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type");
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Recycle", "Retain");

    private static final Map<String, String> DEPRECATED = deprecated();

    private static Map<String, String> deprecated() {
        var sources = new LinkedHashMap<String, String>();
        sources.put("cephfs", "cephFS: deprecated in v1.28, non-functional in v1.31+");
        sources.put(
                "photonPersistentDisk",
                "photonPersistentDisk: deprecated in v1.11, non-functional in v1.16+");
        sources.put("scaleIO", "scaleIO: deprecated in v1.16, non-functional in v1.22+");
        sources.put("storageos", "storageOS: deprecated in v1.22, non-functional in v1.25+");
        sources.put("glusterfs", "glusterfs: deprecated in v1.25, non-functional in v1.26+");
        sources.put("rbd", "rbd: deprecated in v1.28, non-functional in v1.31+");
        return sources;
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("persistentVolumeReclaimPolicy", "Retain")
                        .withDefault("volumeMode", "Filesystem")
                        .mapObject("capacity", ResourceList::canonical);
        return object.with("spec", VolumeDefaults.persistent(spec));
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.born(PersistentVolumeRules::newborn);
    }

    /// It is pending since it was made.
    private static ApiObject newborn(ApiObject object) {
        JsonObject status = JsonObject.EMPTY.with("phase", "Pending");
        return object.with(
                "status",
                object.meta()
                        .json()
                        .find("creationTimestamp")
                        .map(now -> status.with(PersistentVolumeStatusPart.SINCE, now))
                        .orElse(status));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        object(write.next(), problems);
        if (write instanceof Write.Update(var next, var previous)) {
            update(next, previous, problems);
        }
        return problems.list();
    }

    private static void object(ApiObject object, Problems problems) {
        JsonObject spec = object.spec();
        if (spec.array("accessModes").isEmpty()) {
            problems.required("spec.accessModes");
        }
        ClaimRules.accessModes(spec, "spec", problems);
        capacity(spec.object("capacity"), "spec.capacity", problems);
        spec.findString("persistentVolumeReclaimPolicy")
                .ifPresent(it ->
                        problems.oneOf("spec.persistentVolumeReclaimPolicy", it, RECLAIM_POLICIES));
        spec.findObject("nodeAffinity").ifPresent(it -> nodeAffinity(it, problems));
        var sources = new PersistentSourceRules(object.meta().name(), "spec", problems);
        sources.judge(spec);
        boolean wholeHost = spec.object("hostPath").string("path").matches("/+\\.?/*");
        if (wholeHost && spec.string("persistentVolumeReclaimPolicy").equals("Recycle")) {
            problems.forbidden(
                    "spec.persistentVolumeReclaimPolicy",
                    "may not be 'recycle' for a hostPath mount of '/'");
        }
        ClaimRules.className(spec, "storageClassName", "spec", problems);
        spec.findString("volumeMode")
                .ifPresent(it -> problems.oneOf("spec.volumeMode", it, ClaimRules.VOLUME_MODES));
        sources.attributesClass(spec);
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        JsonObject before = previous.spec();
        JsonObject now = withoutNewSecret(next.spec(), before);
        JsonObject source = PersistentSourceRules.sources(now);
        JsonObject old = PersistentSourceRules.sources(before);
        if (!source.equals(old)) {
            problems.forbidden(
                    "spec.persistentvolumesource",
                    "spec.persistentvolumesource is immutable after creation\n"
                            + Difference.of(old, source));
        }
        same(now, before, "volumeMode", problems);
        affinityKept(now, before, problems);
        if (before.has("volumeAttributesClassName") && !now.has("volumeAttributesClassName")) {
            problems.forbidden(
                    "spec.volumeAttributesClassName",
                    "update from non-nil value to nil is forbidden");
        }
    }

    private static void capacity(JsonObject capacity, String path, Problems problems) {
        if (capacity.isEmpty()) {
            problems.required(path);
        }
        if (!capacity.has("storage") || capacity.size() > 1) {
            problems.add(FieldError.notSupported(path, capacity, List.of("storage")));
        }
        capacity.forEach((name, amount) ->
                ResourceRules.read(amount)
                        .filter(it -> it.sign() <= 0)
                        .ifPresent(it -> notPositive(it, path + "[" + name + "]", problems)));
    }

    private static void notPositive(Quantity amount, String path, Problems problems) {
        if (amount.sign() < 0) {
            problems.invalid(path, amount.value(), "must be a valid resource quantity");
        }
        problems.invalid(path, amount.toString(), "must be greater than zero");
    }

    private static void nodeAffinity(JsonObject affinity, Problems problems) {
        String path = "spec.nodeAffinity.required";
        if (affinity.has("required")) {
            NodeSelectorRules.problems(affinity.object("required"), path, problems);
        } else {
            problems.required(path, "must specify required node constraints");
        }
    }

    /// Where it can be used never changes, but for the names of labels that have newer ones.
    private static void affinityKept(JsonObject now, JsonObject before, Problems problems) {
        Json affinity = now.find(AFFINITY).orElse(JsonNull.NULL);
        if (before.has(AFFINITY)
                && !now.mapObject(AFFINITY, it -> renamed(it, before.object(AFFINITY)))
                        .find(AFFINITY)
                        .equals(before.find(AFFINITY))) {
            problems.invalid(
                    AFFINITY,
                    affinity,
                    Problems.IMMUTABLE + ", except for updating from beta label to GA");
        }
    }

    /// `now` with the labels that `before` has, where they are only the older names.
    private static JsonObject renamed(JsonObject now, JsonObject before) {
        return paired(
                now,
                before,
                List.of("required", "nodeSelectorTerms", "matchExpressions"),
                (expression, old) ->
                        expression.string("key").equals(GA_LABELS.get(old.string("key")))
                                ? expression.with("key", old.string("key"))
                                : expression);
    }

    private static JsonObject paired(
            JsonObject now,
            JsonObject before,
            List<String> path,
            BinaryOperator<JsonObject> change) {
        if (path.isEmpty()) {
            return change.apply(now, before);
        }
        String field = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        var old = before.objects(field).iterator();
        return now.array(field).isEmpty()
                ? now.mapObject(field, it -> paired(it, before.object(field), rest, change))
                : now.mapObjects(
                        field, it -> old.hasNext() ? paired(it, old.next(), rest, change) : it);
    }

    /// As upstream, the path is without `spec`.
    private static void same(JsonObject now, JsonObject before, String field, Problems problems) {
        problems.immutable(now, before, "", field);
    }

    /// A secret for expansion may be named later.
    private static JsonObject withoutNewSecret(JsonObject now, JsonObject before) {
        String secret = "controllerExpandSecretRef";
        return before.has("csi") && !before.object("csi").has(secret)
                ? now.mapObject("csi", it -> it.without(secret))
                : now;
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return subresource.equals("status")
                ? Optional.of(new PersistentVolumeStatusPart())
                : Optional.empty();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<String>();
        JsonObject annotations = object.meta().json().object("annotations");
        deprecatedAnnotation(
                annotations,
                PersistentVolumeClaim.CLASS_ANNOTATION,
                "deprecated since v1.8; use \"storageClassName\" attribute instead",
                warnings);
        deprecatedAnnotation(
                annotations,
                "volume.beta.kubernetes.io/mount-options",
                "deprecated since v1.31; use \"mountOptions\" attribute instead",
                warnings);
        JsonObject spec = object.spec();
        DEPRECATED.forEach((source, why) -> {
            if (spec.has(source)) {
                warnings.add("spec.persistentVolumeSource." + why);
            }
        });
        if (spec.string("persistentVolumeReclaimPolicy").equals("Recycle")) {
            warnings.add(
                    "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated."
                            + " Instead, the recommended approach is to use dynamic provisioning.");
        }
        List<JsonObject> terms =
                spec.object("nodeAffinity").object("required").objects("nodeSelectorTerms");
        for (int i = 0; i < terms.size(); i++) {
            warnings.addAll(
                    NodeLabelWarnings.ofTerm(
                            terms.get(i),
                            false,
                            "spec.nodeAffinity.required.nodeSelectorTerms[" + i + "]"));
        }
        return warnings;
    }

    static void deprecatedAnnotation(
            JsonObject annotations, String key, String why, List<String> warnings) {
        if (annotations.has(key)) {
            warnings.add("metadata.annotations[" + key + "]: " + why);
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
