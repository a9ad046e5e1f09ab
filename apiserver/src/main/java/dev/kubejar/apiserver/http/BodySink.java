package dev.kubejar.apiserver.http;

/// Where a streamed response writes its body. Belongs to the thread that writes, [#onGone] apart.
///
/// While the client reads more slowly than is written, `write` and `flush` block, so a stream holds
/// a bounded amount of memory. When the client has gone, the writing thread is interrupted and both
/// throw.
public interface BodySink {

    /// Takes `bytes`, which must not change afterwards: they go out without a copy.
    void write(byte[] bytes) throws InterruptedException;

    /// Sends what was written so far.
    void flush() throws InterruptedException;

    /// Runs `action` once, on any thread, when the response has ended in whatever way: to wake
    /// someone who waits where an interrupt does not reach. Runs at once if it has ended already.
    void onGone(Runnable action);
}
