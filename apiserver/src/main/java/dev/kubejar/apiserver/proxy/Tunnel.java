package dev.kubejar.apiserver.proxy;

import dev.kubejar.apiserver.backend.BackendConnection;
import dev.kubejar.apiserver.http.RawConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries bytes between a client and a backend that have left HTTP: the running thread what the
/// backend says, another what the client says. Ends when either does.
final class Tunnel {
    private static final Logger LOG = LoggerFactory.getLogger(Tunnel.class);
    private static final int BUFFER = 32 * 1024;

    private Tunnel() {}

    static void run(RawConnection client, BackendConnection backend) throws InterruptedException {
        client.onGone(backend::close);
        Thread up =
                Thread.ofVirtual().name("proxy-tunnel-up").start(() -> toBackend(client, backend));
        try (backend) {
            toClient(backend.rest(), client);
        } catch (IOException e) {
            LOG.debug("backend ended", e);
        } finally {
            up.interrupt();
        }
    }

    private static void toClient(InputStream from, RawConnection client)
            throws IOException, InterruptedException {
        var buffer = new byte[BUFFER];
        for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
            client.send(Arrays.copyOf(buffer, length));
        }
    }

    private static void toBackend(RawConnection client, BackendConnection backend) {
        OutputStream out = backend.stream().output();
        try {
            for (Optional<byte[]> next = client.receive();
                    next.isPresent();
                    next = client.receive()) {
                out.write(next.get());
                out.flush();
            }
        } catch (InterruptedException _) {
            // the backend has ended
        } catch (IOException e) {
            LOG.debug("backend takes no more", e);
        }
    }
}
