package dev.kubejar.kubelet.probe;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.TlsStream;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// HTTP GETs into pods: follows redirects that stay on the host, checks no certificate, gives up
/// after the timeout.
final class HttpGetter {
    private static final int MAX_REDIRECTS = 10;

    private final Sandboxes sandboxes;
    private final Time time;

    HttpGetter(Sandboxes sandboxes, Time time) {
        this.sandboxes = sandboxes;
        this.time = time;
    }

    /// What came back in the end.
    ///
    /// @param leftHost whether it is a redirect to another host, which is not followed
    record Answer(int status, String body, boolean leftHost) {}

    /// The message of the exception is what Go's client says.
    Answer get(URI url, List<Header> headers, Duration timeout) throws IOException {
        URI at = url;
        for (int hop = 0; hop < MAX_REDIRECTS; hop++) {
            HttpExchange.Answer answer = once(at, headers, timeout);
            URI from = at;
            var next =
                    answer.location().filter(_ -> isRedirect(answer.status())).map(from::resolve);
            if (next.isEmpty()) {
                return new Answer(answer.status(), answer.body(), false);
            }
            if (!next.get().getHost().equals(url.getHost())) {
                return new Answer(answer.status(), answer.body(), true);
            }
            at = next.get();
        }
        throw new IOException("Get \"" + at + "\": stopped after 10 redirects");
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private HttpExchange.Answer once(URI url, List<Header> headers, Duration timeout)
            throws IOException {
        int port = url.getPort() < 0 ? (url.getScheme().equals("https") ? 443 : 80) : url.getPort();
        String host = url.getHost().replaceAll("[\\[\\]]", "");
        var timedOut = new AtomicBoolean();
        try (DuplexStream plain = Dial.connect(sandboxes, host, port, timeout)) {
            Time.Timer alarm =
                    time.after(
                            timeout,
                            () -> {
                                timedOut.set(true);
                                giveUp(plain);
                            });
            try (DuplexStream stream =
                    url.getScheme().equals("https") ? TlsStream.over(plain, host, port) : plain) {
                return HttpExchange.get(stream, target(url), withDefaults(url, headers));
            } finally {
                alarm.cancel();
            }
        } catch (IOException | UncheckedIOException e) {
            String why =
                    timedOut.get()
                            ? "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
                            : e.getMessage();
            throw new IOException("Get \"" + url + "\": " + why, e);
        }
    }

    private static void giveUp(DuplexStream connection) {
        connection.close();
    }

    private static String target(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static List<Header> withDefaults(URI url, List<Header> headers) {
        var all = new ArrayList<Header>();
        addUnlessGiven("Host", url.getRawAuthority(), headers, all);
        addUnlessGiven("User-Agent", "kube-probe/1.35", headers, all);
        addUnlessGiven("Accept", "*/*", headers, all);
        headers.stream().filter(header -> !header.value().isEmpty()).forEach(all::add);
        return all;
    }

    /// A header given with an empty value takes the default away.
    private static void addUnlessGiven(
            String name, String value, List<Header> given, List<Header> to) {
        if (given.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            to.add(new Header(name, value));
        }
    }
}
