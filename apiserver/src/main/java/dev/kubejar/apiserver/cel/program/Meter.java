package dev.kubejar.apiserver.cel.program;

/// Counts what one run costs and ends it at the limit. One thread's.
public final class Meter {
    private final long limit;
    private long spent;

    /// @param limit in cel-go's units of cost
    public Meter(long limit) {
        this.limit = limit;
    }

    void charge(long cost) {
        spent += cost;
        if (spent > limit) {
            throw new CostLimitException();
        }
    }

    /// The cost so far.
    public long spent() {
        return spent;
    }
}
