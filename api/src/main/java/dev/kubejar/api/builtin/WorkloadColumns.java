package dev.kubejar.api.builtin;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.apps.ControllerRevision;
import dev.kubejar.api.apps.DaemonSet;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.StatefulSet;
import dev.kubejar.api.kind.Column;
import java.util.List;
import java.util.Locale;

/// How the kinds of `apps` print, but ReplicaSets.
final class WorkloadColumns {
    static final String SELECTOR = "Labels of the pods that belong to it";

    static final List<Column> DEPLOYMENT =
            Columns.of(Deployment.KIND)
                    .name()
                    .text(
                            "Ready",
                            "Pods that are ready, of those wanted",
                            it -> it.status().integer("readyReplicas", 0) + "/" + it.replicas())
                    .number(
                            "Up-to-date",
                            "string",
                            "Pods made from the present template",
                            it -> it.status().integer("updatedReplicas", 0))
                    .number(
                            "Available",
                            "string",
                            "Pods that have been ready for long enough",
                            it -> it.status().integer("availableReplicas", 0))
                    .age()
                    .wideContainers(Deployment::template)
                    .wide("Selector", SELECTOR, it -> it.selector().toString())
                    .list();

    static final List<Column> STATEFUL_SET =
            Columns.of(StatefulSet.KIND)
                    .name()
                    .text(
                            "Ready",
                            "Pods that are ready, of those wanted",
                            it -> it.status().integer("readyReplicas", 0) + "/" + it.replicas())
                    .age()
                    .wideContainers(StatefulSet::template)
                    .list();

    static final List<Column> DAEMON_SET =
            Columns.of(DaemonSet.KIND)
                    .name()
                    .count("Desired", "Nodes that should run a pod", "desiredNumberScheduled")
                    .count(
                            "Current",
                            "Nodes that run at least one pod and should",
                            "currentNumberScheduled")
                    .count("Ready", "Nodes whose pod is ready", "numberReady")
                    .count(
                            "Up-to-date",
                            "Nodes whose pod is made from the present template",
                            "updatedNumberScheduled")
                    .count(
                            "Available",
                            "Nodes whose pod has been ready for long enough",
                            "numberAvailable")
                    .text(
                            "Node Selector",
                            "Labels of the nodes that should run a pod",
                            it -> Columns.labels(it.template().spec().nodeSelector()))
                    .age()
                    .wideContainers(DaemonSet::template)
                    .wide("Selector", SELECTOR, it -> Columns.orNone(it.selector().toString()))
                    .list();

    static final List<Column> CONTROLLER_REVISION =
            Columns.of(ControllerRevision.KIND)
                    .name()
                    .text(
                            "Controller",
                            "Object whose state it keeps",
                            it ->
                                    it.meta()
                                            .controller()
                                            .map(WorkloadColumns::owner)
                                            .orElse(Columns.NONE))
                    .number(
                            "Revision",
                            "string",
                            "Number of the state",
                            ControllerRevision::revision)
                    .age()
                    .list();

    private WorkloadColumns() {}

    /// `statefulset.apps/web`
    private static String owner(OwnerReference owner) {
        String version = owner.apiVersion();
        int slash = version.indexOf('/');
        String group = slash < 0 ? "" : "." + version.substring(0, slash);
        return (owner.kind() + group).toLowerCase(Locale.ROOT) + "/" + owner.name();
    }
}
