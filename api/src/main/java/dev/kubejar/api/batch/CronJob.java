package dev.kubejar.api.batch;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.util.Optional;

/// Jobs made from one template whenever a schedule says so.
///
/// Source: [CronJob](https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/)
public record CronJob(ApiObject object) implements View {
    public static final Kind<CronJob> KIND =
            new Kind<>(
                    new ResourceType("batch", "v1", "CronJob", "cronjobs", Scope.NAMESPACED),
                    CronJob::new);

    /// Such as `*/5 * * * *`; read it with [CronSchedule#parse].
    public String schedule() {
        return object.spec().string("schedule");
    }

    /// Such as `Europe/Berlin`; empty for the server's own.
    public Optional<String> timeZone() {
        return object.spec().findString("timeZone");
    }

    public boolean isSuspended() {
        return object.spec().bool("suspend");
    }

    public PodTemplateSpec podTemplate() {
        return new PodTemplateSpec(
                object.spec().object("jobTemplate").object("spec").object("template"));
    }

    public JsonObject status() {
        return object.status();
    }
}
