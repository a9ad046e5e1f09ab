package dev.kubejar.api.builtin;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.kind.Column;
import java.time.Instant;
import java.util.List;

/// How pods print.
final class PodColumns {
    static final List<Column> ALL =
            Columns.of(Pod.KIND)
                    .name()
                    .text("Ready", "Containers that are ready, of all", it -> summary(it).ready())
                    .text(
                            "Status",
                            "What the containers do, in one word",
                            it -> summary(it).reason())
                    .text(
                            "Restarts",
                            "How many times containers were restarted, and when last",
                            PodColumns::restarts)
                    .age()
                    .wide("IP", "Address of the pod", PodColumns::ip)
                    .wide("Node", "Node that runs the pod", it -> Columns.orNone(it.nodeName()))
                    .wide(
                            "Nominated Node",
                            "Node that is being cleared for the pod",
                            it -> Columns.orNone(it.status().nominatedNodeName()))
                    .wide(
                            "Readiness Gates",
                            "Conditions from outside that are true, of all asked for",
                            PodColumns::readinessGates)
                    .list();

    private PodColumns() {}

    private static PodSummary summary(Pod pod) {
        return PodSummary.of(pod);
    }

    private static String restarts(Pod pod, Instant now) {
        PodSummary summary = PodSummary.of(pod);
        return summary.restarts() == 0 || summary.lastRestart().isEmpty()
                ? String.valueOf(summary.restarts())
                : summary.restarts()
                        + " ("
                        + HumanDuration.since(summary.lastRestart(), now)
                        + " ago)";
    }

    private static String ip(Pod pod) {
        List<String> ips = pod.status().podIps();
        return ips.isEmpty() ? Columns.NONE : Columns.orNone(ips.getFirst());
    }

    private static String readinessGates(Pod pod) {
        List<String> gates = pod.spec().readinessGates();
        long open =
                gates.stream()
                        .filter(it ->
                                pod.status().condition(it).filter(c -> c.isTrue()).isPresent())
                        .count();
        return gates.isEmpty() ? Columns.NONE : open + "/" + gates.size();
    }
}
