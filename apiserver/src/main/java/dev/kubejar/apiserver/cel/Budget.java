package dev.kubejar.apiserver.cel;

/// What all rules of one object may cost together. One thread's.
final class Budget {
    /// For one run of one expression: about a tenth of a second.
    static final long PER_CALL = 1_000_000;

    private static final long PER_OBJECT = 10_000_000;

    private long left = PER_OBJECT;

    /// Takes the cost; false when there is not so much left, and then nothing is.
    boolean take(long cost) {
        left = cost > left ? -1 : left - cost;
        return left >= 0;
    }

    /// Nothing more is run.
    void end() {
        left = -1;
    }

    /// Whether the runs are over.
    boolean isSpent() {
        return left < 0;
    }

    /// Whether there is nothing left for another run.
    boolean isEmpty() {
        return left <= 0;
    }
}
