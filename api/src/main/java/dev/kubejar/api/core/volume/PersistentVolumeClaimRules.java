package dev.kubejar.api.core.volume;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.resource.ResourceNames;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.Difference;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is special about PersistentVolumeClaims: a bound one may grow, and nothing else.
public final class PersistentVolumeClaimRules implements Rules {
    private static final String STORAGE_PATH = "spec.resources.requests.storage";
    private static final String ATTRIBUTES = "volumeAttributesClassName";
    private static final List<String> RESIZE_STATUSES =
            List.of(
                    "ControllerResizeInProgress",
                    "ControllerResizeInfeasible",
                    "NodeResizeInProgress",
                    "NodeResizeInfeasible",
                    "NodeResizePending");

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", ClaimRules.defaultedSpec(object.spec()));
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) ->
                    object.with("spec", withSources(object.spec()))
                            .with(
                                    "status",
                                    JsonObject.EMPTY.with("phase", PersistentVolumeClaim.PENDING));
            case Write.Update(var next, _) -> next.with("spec", withBoth(next.spec()));
        };
    }

    /// Of what the older of both fields for the source does not know it says nothing.
    private static JsonObject withSources(JsonObject spec) {
        JsonObject local = spec.mapObject("dataSourceRef", it -> it.without("namespace"));
        JsonObject source = local.object("dataSource");
        String type = source.string("apiGroup") + "/" + source.string("kind");
        boolean known =
                type.equals("/PersistentVolumeClaim")
                        || type.equals("snapshot.storage.k8s.io/VolumeSnapshot");
        JsonObject judged =
                local.has("dataSource") && !local.has("dataSourceRef") && !known
                        ? local.without("dataSource")
                        : local;
        return withBoth(judged);
    }

    /// Both fields for the source say the same.
    private static JsonObject withBoth(JsonObject spec) {
        if (spec.has("dataSource") && !spec.has("dataSourceRef")) {
            return spec.with("dataSourceRef", spec.object("dataSource"));
        }
        JsonObject ref = spec.object("dataSourceRef");
        return spec.has("dataSource") || ref.isEmpty() || ref.has("namespace")
                ? spec
                : spec.with("dataSource", ref);
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
        ClaimRules.spec(object.spec(), "spec", problems);
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        JsonObject before = previous.spec();
        boolean bound = new PersistentVolumeClaim(next).isBound();
        classAnnotation(next, previous, problems);
        JsonObject now = withoutChanges(next, previous, bound);
        JsonObject named =
                before.string("volumeName").isEmpty() && now.has("volumeName")
                        ? before.with("volumeName", now.string("volumeName"))
                        : before;
        if (!now.equals(named)) {
            problems.forbidden(
                    "spec",
                    "spec is immutable after creation except resources.requests and"
                            + " volumeAttributesClassName for bound claims\n"
                            + Difference.of(named, now));
        }
        size(next, previous, problems);
        problems.immutable(next.spec(), before, "", "volumeMode");
        if (before.has(ATTRIBUTES)) {
            if (!next.spec().has(ATTRIBUTES)) {
                problems.forbidden(
                        "spec." + ATTRIBUTES, "update from non-nil value to nil is forbidden");
            } else if (next.spec().string(ATTRIBUTES).isEmpty()
                    && !before.string(ATTRIBUTES).isEmpty()) {
                problems.forbidden(
                        "spec." + ATTRIBUTES,
                        "update from non-nil value to an empty string is forbidden");
            }
        }
    }

    private static void classAnnotation(ApiObject next, ApiObject previous, Problems problems) {
        String key = PersistentVolumeClaim.CLASS_ANNOTATION;
        String now = next.meta().annotations().getOrDefault(key, "");
        String before = previous.meta().annotations().getOrDefault(key, "");
        boolean moves =
                !before.isEmpty()
                        && !previous.spec().has("storageClassName")
                        && next.spec().string("storageClassName").equals(before)
                        && (now.isEmpty() || now.equals(before));
        if (!moves && !now.equals(before)) {
            problems.invalid("metadata.annotations." + key, now, Problems.IMMUTABLE);
        }
    }

    /// `next` with all that may change put back as it was.
    private static JsonObject withoutChanges(ApiObject next, ApiObject previous, boolean bound) {
        JsonObject before = previous.spec();
        JsonObject now = next.spec();
        boolean classSet = now.has("storageClassName") && !before.has("storageClassName");
        String annotated =
                previous.meta()
                        .annotations()
                        .getOrDefault(
                                PersistentVolumeClaim.CLASS_ANNOTATION,
                                now.string("storageClassName"));
        if (classSet && annotated.equals(now.string("storageClassName"))) {
            now = now.without("storageClassName");
        }
        if (!bound) {
            return now;
        }
        Json size =
                before.object("resources").object("requests").find("storage").orElse(JsonNull.NULL);
        JsonObject same =
                now.object("resources").has("requests")
                        ? now.withAt(List.of("resources", "requests", "storage"), size)
                        : now;
        return same.has(ATTRIBUTES) ? same.withFieldsOf(before, ATTRIBUTES) : same;
    }

    private static Quantity storage(JsonObject amounts) {
        return amounts.find("storage").flatMap(ResourceRules::read).orElse(Quantity.ZERO);
    }

    /// It may shrink again to no less than it has.
    private static void size(ApiObject next, ApiObject previous, Problems problems) {
        Quantity now = storage(next.spec().object("resources").object("requests"));
        Quantity before = storage(previous.spec().object("resources").object("requests"));
        Quantity has = storage(previous.status().object("capacity"));
        if (now.compareTo(before) < 0 && now.compareTo(has) <= 0) {
            problems.forbidden(STORAGE_PATH, "field can not be less than status.capacity");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(PersistentVolumeClaimRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject status = next.status();
        status.object("capacity")
                .forEach(
                        (name, amount) -> basic(amount, "status.capacity[" + name + "]", problems));
        String path = "status.allocatedResourceStatus";
        status.stringMap("allocatedResourceStatuses")
                .forEach((name, state) -> {
                    problems.addAll(key(name, path));
                    if (!RESIZE_STATUSES.contains(state)) {
                        problems.oneOf(path, name, RESIZE_STATUSES);
                    }
                });
        status.object("allocatedResources")
                .forEach((name, amount) ->
                        allocated(name, amount, "status.allocatedResources", problems));
        return problems.list();
    }

    private static void allocated(String name, Json amount, String path, Problems problems) {
        List<FieldError> wrong = key(name, path);
        problems.addAll(wrong);
        if (wrong.isEmpty()) {
            basic(amount, path + "[" + name + "]", problems);
        }
    }

    private static void basic(Json amount, String path, Problems problems) {
        ResourceRules.read(amount)
                .filter(it -> it.sign() < 0)
                .ifPresent(it ->
                        problems.invalid(path, it.value(), "must be a valid resource quantity"));
    }

    private static List<FieldError> key(String name, String path) {
        var problems = new Problems();
        List<String> complaints = Names.qualified(name);
        problems.complaints(path, name, complaints);
        if (complaints.isEmpty() && ResourceNames.isNative(name)) {
            problems.oneOf(path, name, List.of("storage"));
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<String>();
        PersistentVolumeRules.deprecatedAnnotation(
                object.meta().json().object("annotations"),
                PersistentVolumeClaim.CLASS_ANNOTATION,
                "deprecated since v1.8; use \"storageClassName\" attribute instead",
                warnings);
        warnings.addAll(ClaimRules.specWarnings(object.spec(), "spec"));
        return warnings;
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
