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
import java.util.stream.Stream;

/// The rows of workloads: apps, batch, autoscaling, policy, scheduling.
final class WorkloadKinds {
    // spotless:off: a table
    static Stream<KindRow> rows() {
        return Stream.of(
                row(Deployment.KIND.type(), "deploy", new DeploymentRules(), WorkloadColumns.DEPLOYMENT)
                        .parts("status", "scale").inAll().counted(),
                row(ReplicaSet.KIND.type(), "rs", new ReplicaSetRules(), WorkloadColumns.REPLICA_SET)
                        .parts("status", "scale").selectable(SelectableFields.REPLICA_SET).inAll().counted(),
                row(StatefulSet.KIND.type(), "sts", new StatefulSetRules(), WorkloadColumns.STATEFUL_SET)
                        .parts("status", "scale").inAll().counted(),
                row(DaemonSet.KIND.type(), "ds", new DaemonSetRules(), WorkloadColumns.DAEMON_SET)
                        .parts("status").inAll().counted(),
                row(ControllerRevision.KIND.type(), "", new ControllerRevisionRules(), WorkloadColumns.CONTROLLER_REVISION));
    }
    // spotless:on

    private WorkloadKinds() {}
}
