package dev.kubejar.kubelet.probe;

import dev.kubejar.api.IntOrString;
import dev.kubejar.api.core.container.LifecycleHandler;
import dev.kubejar.api.core.container.LifecycleHandler.HttpGetAction;
import dev.kubejar.api.core.container.LifecycleHandler.TcpSocketAction;
import dev.kubejar.api.core.container.Probe;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.kubelet.runtime.Commands;
import dev.kubejar.kubelet.runtime.ExecOutcome;
import dev.kubejar.kubelet.runtime.RuntimeFailure;
import dev.kubejar.kubelet.runtime.Sandboxes;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts a probe's question to a container once, and makes the HTTP calls of hooks. Blocks its
/// virtual thread for at most about the timeout; may be called from any.
///
/// Source:
/// [Probes](https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/)
public final class Prober {
    private final Sandboxes sandboxes;
    private final Commands commands;
    private final HttpGetter http;

    public Prober(Sandboxes sandboxes, Commands commands, Time time) {
        this.sandboxes = sandboxes;
        this.commands = commands;
        this.http = new HttpGetter(sandboxes, time);
    }

    public Outcome probe(Probe probe, Subject subject) {
        LifecycleHandler handler = probe.handler();
        Duration timeout = probe.timeout();
        return handler.exec()
                .map(command -> exec(command, subject, timeout))
                .or(() -> handler.httpGet().map(get -> http(get, subject, timeout)))
                .or(() -> handler.tcpSocket().map(tcp -> tcp(tcp, subject, timeout)))
                .orElseGet(() -> new Outcome.Unasked("missing probe handler"));
    }

    /// An HTTP hook: any answer will do.
    ///
    /// @throws IOException in Go's words when there is none
    public void call(HttpGetAction get, Subject subject, Duration timeout) throws IOException {
        Optional<Integer> port = portNumber(get.port(), subject);
        if (port.isEmpty()) {
            throw new IOException(noPort(get.port()));
        }
        http.get(url(get, port.get(), subject), headers(get), timeout);
    }

    private Outcome exec(List<String> command, Subject subject, Duration timeout) {
        try {
            return switch (commands.exec(subject.containerId(), command, timeout)) {
                case ExecOutcome.Exited(int exitCode, String _) when exitCode == 0 ->
                        new Outcome.Success();
                case ExecOutcome.Exited(int _, String output) -> new Outcome.Failure(output);
                case ExecOutcome.TimedOut _ ->
                        new Outcome.Failure(
                                "command timed out: \"%s\" timed out after %ds"
                                        .formatted(String.join(" ", command), timeout.toSeconds()));
            };
        } catch (RuntimeFailure e) {
            return new Outcome.Unasked(String.valueOf(e.getMessage()));
        }
    }

    private Outcome tcp(TcpSocketAction tcp, Subject subject, Duration timeout) {
        Optional<Integer> port = portNumber(tcp.port(), subject);
        if (port.isEmpty()) {
            return new Outcome.Unasked(noPort(tcp.port()));
        }
        String host = tcp.host().isEmpty() ? subject.podIp() : tcp.host();
        try (DuplexStream _ = Dial.connect(sandboxes, host, port.get(), timeout)) {
            return new Outcome.Success();
        } catch (IOException e) {
            return new Outcome.Failure(String.valueOf(e.getMessage()));
        }
    }

    private Outcome http(HttpGetAction get, Subject subject, Duration timeout) {
        Optional<Integer> port = portNumber(get.port(), subject);
        if (port.isEmpty()) {
            return new Outcome.Unasked(noPort(get.port()));
        }
        try {
            return judge(http.get(url(get, port.get(), subject), headers(get), timeout));
        } catch (IOException e) {
            return new Outcome.Failure(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome judge(HttpGetter.Answer answer) {
        if (answer.status() < 200 || answer.status() >= 400) {
            return new Outcome.Failure("HTTP probe failed with statuscode: " + answer.status());
        }
        return answer.leftHost()
                ? new Outcome.Warning("Probe terminated redirects, Response body: " + answer.body())
                : new Outcome.Success();
    }

    private static Optional<Integer> portNumber(IntOrString port, Subject subject) {
        Optional<Integer> number =
                port.isInt()
                        ? Optional.of(port.intValue())
                        : Optional.ofNullable(subject.ports().get(port.text()));
        return number.filter(one -> one > 0 && one < 65536);
    }

    private static String noPort(IntOrString port) {
        return "couldn't find port: " + port;
    }

    private static List<Header> headers(HttpGetAction get) {
        return get.httpHeaders().stream()
                .map(header -> new Header(header.string("name"), header.string("value")))
                .toList();
    }

    private static URI url(HttpGetAction get, int port, Subject subject) throws IOException {
        String host = get.host().isEmpty() ? subject.podIp() : get.host();
        String whole = get.path().startsWith("/") ? get.path() : "/" + get.path();
        int query = whole.indexOf('?');
        try {
            return new URI(
                    get.scheme().toLowerCase(Locale.ROOT),
                    null,
                    host,
                    port,
                    query < 0 ? whole : whole.substring(0, query),
                    query < 0 ? null : whole.substring(query + 1),
                    null);
        } catch (URISyntaxException e) {
            throw new IOException("parse \"" + whole + "\": invalid URL", e);
        }
    }
}
