package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.PodDefaults;
import dev.kubejar.api.core.pod.PodFeatures;
import dev.kubejar.api.core.pod.PodWarnings;
import dev.kubejar.api.core.replication.ReplicaStatusRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Optional;

/// What is special about ReplicaSets.
public final class ReplicaSetRules implements Rules {

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with(
                "spec",
                object.spec()
                        .withDefault("replicas", 1)
                        .withDefault("template", JsonObject.EMPTY)
                        .mapObject("template", PodDefaults::template));
    }

    @Override
    public ApiObject prepared(Write write) {
        return PodFeatures.kept(write).bornWith("status", JsonObject.EMPTY.with("replicas", 0));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject spec = object.spec();
        problems.notNegative(spec, "spec", "replicas");
        problems.notNegative(spec, "spec", "minReadySeconds");
        WorkloadRules.selector(spec, "deployment", problems);
        WorkloadRules.template(spec, problems);
        if (write instanceof Write.Update(var next, var previous)) {
            WorkloadRules.update(next, previous, problems);
        }
        return problems.list();
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy((next, _) -> ReplicaStatusRules.problems(next.status()))
                .at(subresource);
    }

    @Override
    public List<String> warnings(Write write) {
        return PodWarnings.ofNamingWorkload(write);
    }
}
