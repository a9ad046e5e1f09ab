package dev.kubejar.kubelet.runtime.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.client.DuplexStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/// A server that says 200 to one HTTP request and hangs up.
final class SimulatedConnection implements DuplexStream {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final byte[] answer;
    private final Answer input = new Answer();
    private final Request output = new Request();

    @GuardedBy("this")
    private boolean asked;

    SimulatedConnection(String name) {
        String body = "simulated pod " + name + "\n";
        this.answer =
                ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n"
                                + "Content-Length: %d\r\n\r\n%s")
                        .formatted(body.length(), body)
                        .getBytes(UTF_8);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void close() {
        answerNow();
    }

    private synchronized void answerNow() {
        asked = true;
        notifyAll();
    }

    private synchronized void awaitRequest() throws InterruptedIOException {
        while (!asked) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }

    /// What the client writes: watches for the end of a request's head.
    private final class Request extends OutputStream {
        private int matched;

        @Override
        public void write(int b) {
            matched = b == END_OF_HEAD.charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            if (matched == END_OF_HEAD.length()) {
                matched = 0;
                answerNow();
            }
        }

        @Override
        public void close() {
            answerNow();
        }
    }

    /// What the client reads: waits for the request first.
    private final class Answer extends InputStream {
        private int sent;

        @Override
        public int read() throws IOException {
            awaitRequest();
            return sent == answer.length ? -1 : answer[sent++] & 255;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            awaitRequest();
            if (sent == answer.length) {
                return -1;
            }
            int count = Math.min(length, answer.length - sent);
            System.arraycopy(answer, sent, to, offset, count);
            sent += count;
            return count;
        }
    }
}
