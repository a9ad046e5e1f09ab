package dev.kubejar.scheduler;

import dev.kubejar.scheduler.filter.Refusal;
import java.util.List;

/// Where a pod goes, or why it goes nowhere.
sealed interface Decision {

    /// The pod goes to `node`.
    ///
    /// @param next where the search for the next pod may begin
    record Placed(String node, int next) implements Decision {}

    /// A refusal for each node.
    record Refused(List<Refusal> refusals) implements Decision {
        public Refused {
            refusals = List.copyOf(refusals);
        }

        /// As upstream words it for the pod's condition and Event.
        String message() {
            return Explanation.of(refusals);
        }
    }
}
