package dev.kubejar.apiserver.proxy;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.request.RequestPath;
import dev.kubejar.apiserver.stream.PodStreams;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Answers the subresource `proxy` of pods, services and nodes. Safe for any thread.
///
/// Source: [access services running on
/// clusters](https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/)
public final class Proxies {
    /// Where upstream's kubelet listens.
    private static final String KUBELET_PORT = "10250";

    private final Backends backends;
    private final KubeletEndpoints kubelet;

    /// @param nodes the connector of a node by its name; throws a StatusException for one that
    ///   cannot be reached
    /// @param random chooses among a service's endpoints
    public Proxies(
            Client client,
            Function<String, NodeConnector> nodes,
            PodStreams streams,
            RandomGenerator random) {
        this.backends = new Backends(client, nodes, random);
        this.kubelet = new KubeletEndpoints(client, streams);
    }

    /// Passes `request` on and answers with what comes back.
    ///
    /// @param path names an object of pods, services or nodes
    public Response answer(Request request, RequestPath path) {
        return switch (path.resource()) {
            case "pods" -> pass(request, path, backends.pod(path.namespace(), path.name()));
            case "services" -> pass(request, path, backends.service(path.namespace(), path.name()));
            default -> node(request, path);
        };
    }

    private Response node(Request request, RequestPath path) {
        ProxyName name = Backends.parsed(path.name(), "node");
        Node node = backends.node(name);
        if (name.port().isEmpty() || name.port().equals(KUBELET_PORT)) {
            return kubelet.answer(request, GoPath.joined("", path.rest()), node.name());
        }
        return pass(request, path, backends.onNode(name, node));
    }

    private static Response pass(Request request, RequestPath path, Backend backend) {
        String rest = path.rest().isEmpty() ? "" : GoPath.joined("", path.rest());
        String own = request.path();
        String prefix = own.substring(0, own.length() - path.rest().length());
        return new Response.Deferred(() -> new Passing(request, prefix, rest, backend).answer());
    }
}
