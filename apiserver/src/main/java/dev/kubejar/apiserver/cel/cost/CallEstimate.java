package dev.kubejar.apiserver.cel.cost;

import java.util.Optional;

/// What a call can cost, its arguments aside, and how large its result can be.
record CallEstimate(Range cost, Optional<Range> resultSize) {
    static CallEstimate of(Range cost) {
        return new CallEstimate(cost, Optional.empty());
    }

    static CallEstimate of(Range cost, Range resultSize) {
        return new CallEstimate(cost, Optional.of(resultSize));
    }
}
