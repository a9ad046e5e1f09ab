package dev.kubejar.scheduler;

import dev.kubejar.scheduler.filter.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts refusals into upstream's words: `0/3 nodes are available: 1 node(s) were unschedulable, 2
/// Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 1 Preemption
/// is not helpful for scheduling, 2 No preemption victims found for incoming pod.`
final class Explanation {
    private Explanation() {}

    static String of(List<Refusal> refusals) {
        if (refusals.isEmpty()) {
            return "no nodes available to schedule pods";
        }
        return "%s no new claims to deallocate, preemption: %s"
                .formatted(reasons(refusals), preemption(refusals));
    }

    private static String reasons(List<Refusal> refusals) {
        var counts = new TreeMap<String, Integer>();
        for (Refusal refusal : refusals) {
            refusal.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        }
        return available(refusals.size(), counts);
    }

    private static String preemption(List<Refusal> refusals) {
        var counts = new TreeMap<String, Integer>();
        for (Refusal refusal : refusals) {
            String reason =
                    refusal.curable()
                            ? "No preemption victims found for incoming pod"
                            : "Preemption is not helpful for scheduling";
            counts.merge(reason, 1, Integer::sum);
        }
        return available(refusals.size(), counts);
    }

    private static String available(int nodes, Map<String, Integer> counts) {
        String all =
                counts.entrySet().stream()
                        .map(reason -> reason.getValue() + " " + reason.getKey())
                        .sorted()
                        .collect(Collectors.joining(", "));
        return "0/%d nodes are available: %s.".formatted(nodes, all);
    }
}
