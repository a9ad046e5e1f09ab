package dev.kubejar.apiserver;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.proxy.Proxies;
import dev.kubejar.apiserver.request.RequestPath;
import dev.kubejar.apiserver.stream.PodStreams;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The subresources that connect a client with what runs in the cluster: `log`, `exec`, `attach`,
/// `portforward`, `proxy`.
public final class Connections {
    private static final List<String> PROXIED =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final List<String> CONNECTING = List.of("exec", "attach", "portforward");

    private final PodStreams streams;
    private final Proxies proxies;

    /// @param client finds pods, services and nodes
    /// @param nodes the connector of a node by its name; throws
    ///   [dev.kubejar.api.status.StatusException] for one that cannot be reached
    public Connections(
            Client client,
            Function<String, NodeConnector> nodes,
            Time time,
            RandomGenerator random) {
        this.streams = new PodStreams(client, nodes, time);
        this.proxies = new Proxies(client, nodes, streams, random);
    }

    /// Empty for a request that asks for no connection.
    Optional<Response> answer(Request request, RequestPath path) {
        if (path.name().isEmpty()) {
            return Optional.empty();
        }
        if (path.subresource().equals("proxy") && PROXIED.contains(request.method())) {
            refuseDryRun(request);
            return Optional.of(proxies.answer(request, path));
        }
        boolean opens = request.method().equals("GET") || request.method().equals("POST");
        return opens && path.resource().equals("pods") ? stream(request, path) : Optional.empty();
    }

    /// There is no trying out what leaves the API.
    private static void refuseDryRun(Request request) {
        if (request.query().has("dryRun")) {
            throw StatusException.badRequest("dryRun is not supported");
        }
    }

    private Optional<Response> stream(Request request, RequestPath path) {
        String namespace = path.namespace();
        String name = path.name();
        if (CONNECTING.contains(path.subresource())) {
            refuseDryRun(request);
        }
        return switch (path.subresource()) {
            case "log" ->
                    request.method().equals("GET")
                            ? Optional.of(streams.log(request, namespace, name))
                            : Optional.empty();
            case "exec" -> Optional.of(streams.exec(request, namespace, name));
            case "attach" -> Optional.of(streams.attach(request, namespace, name));
            case "portforward" -> Optional.of(streams.portForward(request, namespace, name));
            default -> Optional.empty();
        };
    }
}
