package dev.kubejar.apiserver.stream;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.DuplexStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One TCP connection into a pod on behalf of a client: the running thread carries what the pod
/// says, another what the client says. Ends when the pod's side does, or the client gives up.
final class ForwardedConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ForwardedConnection.class);
    private static final int BUFFER = 32 * 1024;

    private final Supplier<DuplexStream> connect;
    private final String what;

    /// The client's end of one connection. Its writes block while it is slow, and throw when it has
    /// gone.
    interface Peer {

        /// Blocks for more; empty when it will send nothing more.
        Optional<byte[]> receive() throws InterruptedException;

        void send(byte[] bytes) throws InterruptedException;

        /// What went wrong, for people.
        void fail(String why) throws InterruptedException;

        /// Nothing more will be sent.
        void finish() throws InterruptedException;

        /// Runs `action` when it gives the connection up.
        void onGone(Runnable action);
    }

    /// @param connect may throw [StatusException] or `UncheckedIOException`
    /// @param what is forwarded, as an error names it: `port 80 to pod …`
    ForwardedConnection(Supplier<DuplexStream> connect, String what) {
        this.connect = connect;
        this.what = what;
    }

    void run(Peer peer) throws InterruptedException {
        try (DuplexStream pod = connect.get()) {
            peer.onGone(pod::close);
            Thread up =
                    Thread.ofVirtual().name("port-forward-up").start(() -> fromClient(peer, pod));
            try {
                toClient(pod, peer);
            } finally {
                up.interrupt();
            }
        } catch (StatusException e) {
            peer.fail("error forwarding %s: %s".formatted(what, e.status().message()));
        } catch (UncheckedIOException e) {
            broken(peer, Optional.<Exception>ofNullable(e.getCause()).orElse(e));
        } catch (IOException e) {
            broken(peer, e);
        } finally {
            peer.finish();
        }
    }

    private void broken(Peer peer, Exception why) throws InterruptedException {
        LOG.debug("forwarding failed what={}", what, why);
        peer.fail("error forwarding %s: %s".formatted(what, why.getMessage()));
    }

    private static void toClient(DuplexStream pod, Peer peer)
            throws IOException, InterruptedException {
        var buffer = new byte[BUFFER];
        for (int length = pod.input().read(buffer);
                length >= 0;
                length = pod.input().read(buffer)) {
            peer.send(Arrays.copyOf(buffer, length));
        }
    }

    private static void fromClient(Peer peer, DuplexStream pod) {
        try {
            for (Optional<byte[]> next = peer.receive(); next.isPresent(); next = peer.receive()) {
                pod.output().write(next.get());
                pod.output().flush();
            }
            pod.output().close();
        } catch (InterruptedException _) {
            // the pod's side has ended
        } catch (IOException e) {
            LOG.debug("pod takes no more", e);
        }
    }
}
