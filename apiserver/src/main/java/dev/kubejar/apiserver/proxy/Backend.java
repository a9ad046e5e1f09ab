package dev.kubejar.apiserver.proxy;

import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.TlsStream;
import java.io.IOException;
import javax.net.ssl.SSLException;

/// The server that a request is passed on to.
///
/// @param scheme `http` or `https`
/// @param host an address
/// @param port a number; empty for the scheme's own
/// @param node from which it is reached
record Backend(String scheme, String host, String port, NodeConnector node) {

    /// `10.0.0.1:80`, as URLs name it.
    String authority() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return port.isEmpty() ? bracketed : bracketed + ":" + port;
    }

    /// A fresh connection; the message of a failure is Go's.
    DuplexStream open() throws IOException {
        boolean secure = scheme.equals("https");
        int number = number(secure ? 443 : 80);
        DuplexStream plain = node.connect(host, number);
        try {
            return secure ? TlsStream.over(plain, host, number) : plain;
        } catch (SSLException e) {
            plain.close();
            throw new IOException(goWords(String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private static String goWords(String problem) {
        return problem.startsWith("Unsupported or unrecognized SSL message")
                ? "tls: first record does not look like a TLS handshake"
                : "tls: " + problem;
    }

    private int number(int usual) throws IOException {
        if (port.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= 65535) {
                return number;
            }
            throw new IOException("dial tcp: address " + port + ": invalid port");
        } catch (NumberFormatException e) {
            throw new IOException("dial tcp: lookup tcp/" + port + ": unknown port", e);
        }
    }
}
