package dev.kubejar.scheduler.filter;

import dev.kubejar.scheduler.node.Amounts;
import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pod's requests must fit into what the node has left.
///
/// What does not fit even into the empty node makes the refusal a lasting one.
public final class Resources implements Filter {

    @Override
    public Optional<Refusal> refuse(Demand pod, NodeState node) {
        Amounts wanted = pod.requests();
        List<String> reasons = lacking(wanted, node.allocatable(), node.requested());
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                reasons,
                                lacking(wanted, node.allocatable(), Amounts.NONE).isEmpty()));
    }

    private static List<String> lacking(Amounts wanted, Amounts all, Amounts taken) {
        if (fits(wanted, all, taken)) {
            return List.of();
        }
        var reasons = new ArrayList<String>();
        if (wanted.pods() > all.pods() - taken.pods()) {
            reasons.add("Too many pods");
        }
        if (isLacking(wanted.milliCpu(), all.milliCpu() - taken.milliCpu())) {
            reasons.add("Insufficient cpu");
        }
        if (isLacking(wanted.memory(), all.memory() - taken.memory())) {
            reasons.add("Insufficient memory");
        }
        if (isLacking(
                wanted.ephemeralStorage(), all.ephemeralStorage() - taken.ephemeralStorage())) {
            reasons.add("Insufficient ephemeral-storage");
        }
        wanted.others()
                .forEach((name, amount) -> {
                    if (isLacking(amount, all.other(name) - taken.other(name))) {
                        reasons.add("Insufficient " + name);
                    }
                });
        return reasons;
    }

    private static boolean fits(Amounts wanted, Amounts all, Amounts taken) {
        return wanted.others().isEmpty()
                && wanted.pods() <= all.pods() - taken.pods()
                && !isLacking(wanted.milliCpu(), all.milliCpu() - taken.milliCpu())
                && !isLacking(wanted.memory(), all.memory() - taken.memory())
                && !isLacking(
                        wanted.ephemeralStorage(),
                        all.ephemeralStorage() - taken.ephemeralStorage());
    }

    /// A pod that asks for nothing fits even where too much is taken.
    private static boolean isLacking(long wanted, long free) {
        return wanted > 0 && wanted > free;
    }
}
