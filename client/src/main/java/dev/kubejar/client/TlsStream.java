package dev.kubejar.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS over a connection, whoever's certificate the other side shows, as upstream's probes and
/// proxies take it: a pod's server has no name that a certificate could prove.
public final class TlsStream implements DuplexStream {
    private final SSLSocket socket;

    private TlsStream(SSLSocket socket) {
        this.socket = socket;
    }

    /// Shakes hands over `plain`, which is closed with the result.
    public static DuplexStream over(DuplexStream plain, String host, int port) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnyone()}, null);
            var socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(new StreamSocket(plain), host, port, true);
            socket.startHandshake();
            return new TlsStream(socket);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public InputStream input() {
        return streamOf(socket::getInputStream);
    }

    @Override
    public OutputStream output() {
        return streamOf(socket::getOutputStream);
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    private static <T> T streamOf(Opening<T> opening) {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The connection is given up: how its end went changes nothing.
        }
    }

    /// The connection in the shape that the JDK's TLS layers itself upon.
    private static final class StreamSocket extends Socket {
        private final DuplexStream stream;

        StreamSocket(DuplexStream stream) {
            this.stream = stream;
        }

        @Override
        public InputStream getInputStream() {
            return stream.input();
        }

        @Override
        public OutputStream getOutputStream() {
            return stream.output();
        }

        @Override
        public boolean isConnected() {
            return true;
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(getInetAddress(), 0);
        }

        @Override
        public void setSoTimeout(int millis) {
            // Whoever waits ends the connection.
        }

        @Override
        public int getSoTimeout() {
            return 0;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /// Accepts every certificate.
    private static final class TrustAnyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
