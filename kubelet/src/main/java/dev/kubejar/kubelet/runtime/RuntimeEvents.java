package dev.kubejar.kubelet.runtime;

/// What happens to containers, as it happens. One thread calls `next`; `close` may come from any
/// and ends a waiting `next`.
///
/// Events are hints, not state: an event may come twice, and what it tells may be over already.
/// When some may have been lost (the engine restarted, or the reader fell behind a bounded queue)
/// the next one is [RuntimeEvent.Lost].
public interface RuntimeEvents extends AutoCloseable {

    /// Blocks until there is one. After `close` it throws [InterruptedException].
    RuntimeEvent next() throws InterruptedException;

    @Override
    void close();
}
