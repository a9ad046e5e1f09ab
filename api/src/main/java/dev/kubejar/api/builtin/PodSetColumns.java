package dev.kubejar.api.builtin;

import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.pod.PodTemplate;
import dev.kubejar.api.core.replication.PodSet;
import dev.kubejar.api.core.replication.ReplicationController;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Kind;
import java.util.List;

/// How ReplicaSets, ReplicationControllers and the core group's templates print.
final class PodSetColumns {
    static final List<Column> REPLICA_SET =
            ofSet(ReplicaSet.KIND)
                    .wide(
                            "Selector",
                            WorkloadColumns.SELECTOR,
                            it -> Columns.orNone(it.selector().toString()))
                    .list();

    static final List<Column> REPLICATION_CONTROLLER =
            ofSet(ReplicationController.KIND)
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

    private static <S extends PodSet> Columns<S> ofSet(Kind<S> kind) {
        return Columns.of(kind)
                .name()
                .number("Desired", "integer", "Pods wanted", it -> (long) it.replicas())
                .count("Current", "Pods there are", "replicas")
                .count("Ready", "Pods that are ready", "readyReplicas")
                .age()
                .wideContainers(PodSet::template);
    }
}
