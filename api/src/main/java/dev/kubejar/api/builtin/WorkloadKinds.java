package dev.kubejar.api.builtin;

import static dev.kubejar.api.builtin.KindRow.row;

import dev.kubejar.api.apps.ControllerRevision;
import dev.kubejar.api.apps.ControllerRevisionRules;
import dev.kubejar.api.apps.DaemonSet;
import dev.kubejar.api.apps.DaemonSetRules;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.DeploymentRules;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.apps.ReplicaSetRules;
import dev.kubejar.api.apps.StatefulSet;
import dev.kubejar.api.apps.StatefulSetRules;
import dev.kubejar.api.autoscaling.HorizontalPodAutoscaler;
import dev.kubejar.api.autoscaling.HorizontalPodAutoscalerRules;
import dev.kubejar.api.autoscaling.V1Conversion;
import dev.kubejar.api.batch.CronJob;
import dev.kubejar.api.batch.CronJobRules;
import dev.kubejar.api.batch.Job;
import dev.kubejar.api.batch.JobRules;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.policy.PodDisruptionBudget;
import dev.kubejar.api.policy.PodDisruptionBudgetRules;
import dev.kubejar.api.scheduling.PriorityClass;
import dev.kubejar.api.scheduling.PriorityClassRules;
import java.util.stream.Stream;

/// The rows of workloads: apps, batch, autoscaling, policy, scheduling.
final class WorkloadKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(Deployment.KIND.type(), "deploy", new DeploymentRules(), () -> WorkloadColumns.DEPLOYMENT)
                        .parts("status", "scale").inAll().counted(),
                row(ReplicaSet.KIND.type(), "rs", new ReplicaSetRules(), () -> PodSetColumns.REPLICA_SET)
                        .parts("status", "scale").selectable(SelectableFields.REPLICA_SET).inAll().counted(),
                row(StatefulSet.KIND.type(), "sts", new StatefulSetRules(), () -> WorkloadColumns.STATEFUL_SET)
                        .parts("status", "scale").inAll().counted(),
                row(DaemonSet.KIND.type(), "ds", new DaemonSetRules(), () -> WorkloadColumns.DAEMON_SET)
                        .parts("status").inAll().counted(),
                row(ControllerRevision.KIND.type(), "", new ControllerRevisionRules(), () -> WorkloadColumns.CONTROLLER_REVISION),
                row(Job.KIND.type(), "", new JobRules(), () -> BatchColumns.JOB)
                        .parts("status").selectable(SelectableFields.JOB).inAll().counted(),
                row(CronJob.KIND.type(), "cj", new CronJobRules(), () -> BatchColumns.CRON_JOB)
                        .parts("status").inAll().counted(),
                row(HorizontalPodAutoscaler.KIND.type(), "hpa", new HorizontalPodAutoscalerRules(Conversion.NONE), () -> AutoscalerColumns.V2)
                        .parts("status").inAll(),
                row(HorizontalPodAutoscaler.V1, "hpa", new HorizontalPodAutoscalerRules(new V1Conversion()), () -> AutoscalerColumns.V1)
                        .parts("status").inAll().storedAs(HorizontalPodAutoscaler.KIND.type(), new V1Conversion()),
                row(PodDisruptionBudget.KIND.type(), "pdb", new PodDisruptionBudgetRules(), () -> PolicyColumns.POD_DISRUPTION_BUDGET)
                        .parts("status").counted(),
                row(PriorityClass.KIND.type(), "pc", new PriorityClassRules(), () -> PolicyColumns.PRIORITY_CLASS));
    }
    // spotless:on

    private WorkloadKinds() {}
}
