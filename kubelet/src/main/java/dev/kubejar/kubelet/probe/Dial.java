package dev.kubejar.kubelet.probe;

import dev.kubejar.client.DuplexStream;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

/// Opens connections and tells failures in the words that users of Kubernetes know.
public final class Dial {
    private Dial() {}

    /// A connection from the node to `host`; the message of a failure is Go's.
    public static DuplexStream connect(Sandboxes sandboxes, String host, int port, Duration timeout)
            throws IOException {
        try {
            return sandboxes.connect(host, port, timeout);
        } catch (UnknownHostException e) {
            throw new IOException("dial tcp: lookup " + host + ": no such host", e);
        } catch (IOException e) {
            throw new IOException("dial tcp " + address(host, port) + ": " + reason(e), e);
        }
    }

    /// `10.0.0.1:80`, `[fd00::1]:80`
    static String address(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static String reason(IOException e) {
        return switch (e) {
            case SocketTimeoutException _ -> "i/o timeout";
            case NoRouteToHostException _ -> "connect: no route to host";
            case ConnectException _ -> "connect: " + word(e, "connection refused");
            default -> word(e, "connection failed");
        };
    }

    private static String word(IOException e, String otherwise) {
        String message = e.getMessage();
        return message == null ? otherwise : message.toLowerCase(Locale.ROOT);
    }
}
