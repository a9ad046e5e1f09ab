package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.IntOrString;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodTemplateRules;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.core.volume.ClaimRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.rules.ShareRules;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is special about StatefulSets: their pods' claims, and how little of them may change.
public final class StatefulSetRules implements Rules {
    private static final GoShape PARAMETERS =
            GoShape.empty()
                    .number("Partition", "partition")
                    .nullable("MaxUnavailable", "maxUnavailable");
    private static final String ROLLING_UPDATE = "RollingUpdate";
    private static final String RETENTION = "persistentVolumeClaimRetentionPolicy";
    private static final List<String> RETENTIONS = List.of("Retain", "Delete");

    @Override
    public List<String> nameComplaints(String name) {
        return Names.label(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject spec =
                object.spec()
                        .withDefault("podManagementPolicy", "OrderedReady")
                        .withDefault("updateStrategy", JsonObject.EMPTY)
                        .mapObject(
                                "updateStrategy",
                                it -> WorkloadRules.strategy(it, StatefulSetRules::rollingUpdate))
                        .withDefault(RETENTION, JsonObject.EMPTY)
                        .mapObject(
                                RETENTION,
                                it ->
                                        it.withDefault("whenDeleted", "Retain")
                                                .withDefault("whenScaled", "Retain"))
                        .withDefault("replicas", 1)
                        .withDefault("revisionHistoryLimit", 10)
                        .withDefault("template", JsonObject.EMPTY)
                        .mapObject("template", PodDefaults::template)
                        .mapObjects("volumeClaimTemplates", StatefulSetRules::claim);
        return object.with("spec", spec);
    }

    private static JsonObject rollingUpdate(JsonObject parameters) {
        return parameters.withDefault("partition", 0).withDefault("maxUnavailable", 1);
    }

    private static JsonObject claim(JsonObject claim) {
        return claim.withDefault("apiVersion", "v1")
                .withDefault("kind", "PersistentVolumeClaim")
                .with("spec", ClaimRules.defaultedSpec(claim.object("spec")))
                .with("status", claim.object("status").withDefault("phase", "Pending"));
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.kept(write)
                .bornWith(
                        "status",
                        JsonObject.EMPTY.with("replicas", 0).with("availableReplicas", 0));
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
        String policy = spec.string("podManagementPolicy");
        if (!List.of("OrderedReady", "Parallel").contains(policy)) {
            problems.invalid(
                    "spec.podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'");
        }
        strategyProblems(spec.object("updateStrategy"), "spec.updateStrategy", problems);
        for (String when : List.of("whenDeleted", "whenScaled")) {
            problems.oneOf(
                    "spec." + RETENTION + "." + when,
                    spec.object(RETENTION).string(when),
                    RETENTIONS);
        }
        problems.notNegative(spec, "spec", "replicas");
        problems.notNegative(spec, "spec", "minReadySeconds");
        problems.notNegative(spec.object("ordinals"), "spec.ordinals", "start");
        String service = spec.string("serviceName");
        if (!service.isEmpty()) {
            problems.complaints("spec.serviceName", service, Names.subdomain(service));
        }
        WorkloadRules.selector(spec, "statefulset", problems);
        WorkloadRules.readableSelector(spec)
                .ifPresentOrElse(
                        selector -> template(spec, selector, problems),
                        () ->
                                problems.invalid(
                                        WorkloadRules.SELECTOR_PATH, spec.object("selector"), ""));
        PodTemplateRules.runsForEver(
                spec.object("template"), "StatefulSet", WorkloadRules.TEMPLATE_PATH, problems);
    }

    private static void update(ApiObject next, ApiObject previous, Problems problems) {
        JsonObject same =
                next.spec()
                        .withFieldsOf(
                                previous.spec(),
                                "replicas",
                                "template",
                                "updateStrategy",
                                "minReadySeconds",
                                "ordinals",
                                "revisionHistoryLimit",
                                RETENTION);
        if (!same.equals(previous.spec())) {
            problems.forbidden(
                    "spec",
                    "updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                            + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                            + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are"
                            + " forbidden");
        }
    }

    private static void strategyProblems(JsonObject strategy, String path, Problems problems) {
        Optional<JsonObject> rolling = strategy.findObject("rollingUpdate");
        switch (strategy.string("type")) {
            case "OnDelete" ->
                    rolling.ifPresent(it ->
                            problems.invalid(
                                    path + ".rollingUpdate",
                                    PARAMETERS.of(it),
                                    "only allowed for updateStrategy 'RollingUpdate'"));
            case ROLLING_UPDATE ->
                    rolling.ifPresent(it -> rolling(it, path + ".rollingUpdate", problems));
            default ->
                    problems.invalid(
                            path,
                            WorkloadRules.shape(PARAMETERS).of(strategy),
                            "must be 'RollingUpdate' or 'OnDelete'");
        }
    }

    private static void rolling(JsonObject parameters, String path, Problems problems) {
        problems.notNegative(parameters, path, "partition");
        if (parameters.has("maxUnavailable")) {
            IntOrString share = ShareRules.share(parameters, "maxUnavailable");
            ShareRules.problems(share, path + ".maxUnavailable", problems);
            if (ShareRules.amount(share) == 0) {
                problems.invalid(path + ".maxUnavailable", share.json(), "cannot be 0");
            }
            ShareRules.notAboveAll(share, path + ".maxUnavailable", problems);
        }
    }

    /// The pods' volumes are those of the template and one for each claim.
    private static void template(JsonObject spec, LabelSelector selector, Problems problems) {
        Set<String> claims =
                spec.objects("volumeClaimTemplates").stream()
                        .map(it -> it.object("metadata").string("name"))
                        .collect(Collectors.toSet());
        JsonObject template = spec.object("template");
        PodTemplateRules.matching(template, selector, WorkloadRules.TEMPLATE_PATH, problems);
        PodTemplateRules.withClaims(template, claims, WorkloadRules.TEMPLATE_PATH, problems);
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(StatefulSetRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        JsonObject status = next.status();
        WorkloadRules.counts(
                status,
                List.of(
                        "replicas",
                        "readyReplicas",
                        "currentReplicas",
                        "updatedReplicas",
                        "availableReplicas",
                        "observedGeneration",
                        "collisionCount"),
                problems);
        WorkloadRules.withinReplicas(
                status,
                List.of("readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"),
                problems);
        WorkloadRules.availableWithin("status.readyReplicas", status, problems);
        problems.notDecremented(status, previous.status(), "status", "collisionCount");
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        var warnings = new ArrayList<>(PodWarnings.ofWorkload(write));
        List<JsonObject> claims = object.spec().objects("volumeClaimTemplates");
        for (int i = 0; i < claims.size(); i++) {
            warnings.addAll(
                    ClaimRules.specWarnings(
                            claims.get(i).object("spec"), "spec.volumeClaimTemplates[" + i + "]"));
        }
        if (object.spec().has("revisionHistoryLimit")
                && object.spec().integer("revisionHistoryLimit", 0) < 0) {
            warnings.add(
                    "spec.revisionHistoryLimit: a negative value retains all historical revisions;"
                            + " a value >= 0 is recommended");
        }
        return warnings;
    }
}
