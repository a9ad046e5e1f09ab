package dev.kubejar.api.builtin;

import dev.kubejar.api.core.pod.PodTemplate;
import dev.kubejar.api.core.replication.ReplicationController;
import dev.kubejar.api.kind.Column;
import java.util.List;

/// How the core group's templates and what is made from them print.
final class PodSetColumns {
    static final List<Column> REPLICATION_CONTROLLER =
            Columns.of(ReplicationController.KIND)
                    .name()
                    .number("Desired", "integer", "Pods wanted", it -> (long) it.replicas())
                    .number(
                            "Current",
                            "integer",
                            "Pods there are",
                            it -> it.status().integer("replicas", 0))
                    .number(
                            "Ready",
                            "integer",
                            "Pods that are ready",
                            it -> it.status().integer("readyReplicas", 0))
                    .age()
                    .wideContainers(ReplicationController::template)
                    .wide(
                            "Selector",
                            WorkloadColumns.SELECTOR,
                            it -> Columns.labels(it.object().spec().stringMap("selector")))
                    .list();

    static final List<Column> POD_TEMPLATE =
            Columns.of(PodTemplate.KIND)
                    .name()
                    .text("Containers", Columns.CONTAINERS, it -> Columns.containers(it.template()))
                    .text("Images", Columns.IMAGES, it -> Columns.images(it.template()))
                    .text(
                            "Pod Labels",
                            "Labels of pods made from it",
                            it -> Columns.labels(it.template().meta().labels()))
                    .list();

    private PodSetColumns() {}
}
