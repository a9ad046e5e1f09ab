package dev.kubejar.kubelet.pod;

import dev.kubejar.kubelet.pod.Action.RemoveContainer;
import dev.kubejar.kubelet.pod.Action.RemoveSandbox;
import dev.kubejar.kubelet.runtime.Container;
import dev.kubejar.kubelet.runtime.Sandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// What is left of earlier attempts and serves nobody: of each container the newest two stay, for
/// its present and its last state and log, and the newest sandbox with those that they were made
/// in.
final class Housekeeping {
    private static final int KEPT = 2;

    private Housekeeping() {}

    static List<Action> removals(Observation seen) {
        var removals = new ArrayList<Action>();
        var kept = new HashMap<String, Integer>();
        var needed = new HashSet<String>();
        seen.sandbox().map(Sandbox::id).ifPresent(needed::add);
        for (Container container : seen.containers()) {
            int number = kept.merge(container.name(), 1, Integer::sum);
            if (number <= KEPT || Observation.isRunning(container)) {
                needed.add(container.labels().getOrDefault(Labels.SANDBOX, ""));
            } else {
                removals.add(new RemoveContainer(container.id()));
            }
        }
        seen.sandboxes().stream()
                .filter(sandbox -> !needed.contains(sandbox.id()))
                .forEach(sandbox -> removals.add(new RemoveSandbox(sandbox.id())));
        return removals;
    }
}
