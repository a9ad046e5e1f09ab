package dev.kubejar.scheduler;

import dev.kubejar.scheduler.filter.Affinity;
import dev.kubejar.scheduler.filter.Filter;
import dev.kubejar.scheduler.filter.HostPorts;
import dev.kubejar.scheduler.filter.Refusal;
import dev.kubejar.scheduler.filter.Resources;
import dev.kubejar.scheduler.filter.Schedulable;
import dev.kubejar.scheduler.filter.Taints;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import dev.kubejar.scheduler.score.BalancedAllocation;
import dev.kubejar.scheduler.score.FewestTaints;
import dev.kubejar.scheduler.score.LeastAllocated;
import dev.kubejar.scheduler.score.PreferredAffinity;
import dev.kubejar.scheduler.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses a node: filters rule nodes out, scores rank the rest. Pure.
///
/// In a large cluster the search ends once enough nodes would do, and the next one begins where it
/// ended, so that all nodes get their turn; of equal nodes the first found wins, which the moving
/// beginning makes a different one each time.
final class Decider {
    private static final int ENOUGH = 100;
    private static final int LEAST_PERCENT = 5;

    private final List<Filter> filters;
    private final List<Score> scores;

    Decider(List<Filter> filters, List<Score> scores) {
        this.filters = List.copyOf(filters);
        this.scores = List.copyOf(scores);
    }

    /// The filters and scores of upstream's default profile that kubejar has.
    static Decider standard() {
        return new Decider(
                List.of(
                        new Schedulable(),
                        new Taints(),
                        new Affinity(),
                        new HostPorts(),
                        new Resources()),
                List.of(
                        new FewestTaints(),
                        new PreferredAffinity(),
                        new LeastAllocated(),
                        new BalancedAllocation()));
    }

    Decision decide(Demand pod, List<NodeState> nodes, int begin) {
        List<Filter> asked = filters.stream().filter(one -> one.concerns(pod)).toList();
        int wanted = enough(nodes.size());
        var fitting = new ArrayList<NodeState>();
        var refusals = new ArrayList<Refusal>();
        int seen = 0;
        while (seen < nodes.size() && fitting.size() < wanted) {
            NodeState node = nodes.get((begin + seen) % nodes.size());
            refusal(asked, pod, node).ifPresentOrElse(refusals::add, () -> fitting.add(node));
            seen++;
        }
        if (fitting.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        // in a small cluster every search sees every node: move on by one, so that equal nodes take
        // turns
        int next = (begin + (seen == nodes.size() ? 1 : seen)) % nodes.size();
        return new Decision.Placed(best(pod, fitting).name(), next);
    }

    /// Upstream's adaptive share: all of 100 nodes, half of few hundred, down to a twentieth of
    /// many thousand.
    static int enough(int nodes) {
        if (nodes <= ENOUGH) {
            return nodes;
        }
        int percent = Math.max(LEAST_PERCENT, 50 - nodes / 125);
        return Math.max(ENOUGH, nodes * percent / 100);
    }

    private static Optional<Refusal> refusal(List<Filter> filters, Demand pod, NodeState node) {
        for (Filter filter : filters) {
            Optional<Refusal> refusal = filter.refuse(pod, node);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private NodeState best(Demand pod, List<NodeState> nodes) {
        if (nodes.size() == 1) {
            return nodes.getFirst();
        }
        var totals = new long[nodes.size()];
        for (Score score : scores) {
            if (score.concerns(pod)) {
                addMarks(score, pod, nodes, totals);
            }
        }
        int best = 0;
        for (int i = 1; i < totals.length; i++) {
            if (totals[i] > totals[best]) {
                best = i;
            }
        }
        return nodes.get(best);
    }

    private static void addMarks(Score score, Demand pod, List<NodeState> nodes, long[] totals) {
        var marks = new long[totals.length];
        long highest = 0;
        for (int i = 0; i < marks.length; i++) {
            marks[i] = score.mark(pod, nodes.get(i));
            highest = Math.max(highest, marks[i]);
        }
        for (int i = 0; i < marks.length; i++) {
            totals[i] += score.weight() * score.scale().of(marks[i], highest);
        }
    }
}
