package dev.kubejar.kubelet.pod;

import dev.kubejar.kubelet.pod.ReportedState.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What to do about a pod now.
///
/// @param waiting why a container that should run is not being started, by its name
/// @param lookAgain when to decide anew though nothing has happened
public record Decision(
        List<Action> actions, Map<String, Waiting> waiting, Optional<Instant> lookAgain) {
    public Decision {
        actions = List.copyOf(actions);
        waiting = Map.copyOf(waiting);
    }
}
