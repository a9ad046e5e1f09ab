package dev.kubejar.store;

/// The bytes of an entry, which may name the revision that wrote them.
@FunctionalInterface
public interface Value {

    /// Called on the writer thread, at most once: must be quick, must not block, and must not
    /// change the array afterwards. An exception fails this write alone.
    byte[] at(long revision);
}
