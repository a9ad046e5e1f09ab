package dev.kubejar.store;

/// What an acknowledged write survives.
public enum Durability {
    /// A power failure: every batch is synced to the disk before it is answered.
    SYNC,
    /// The end of the process at any instant, but a power failure may take the last second.
    RELAXED
}
