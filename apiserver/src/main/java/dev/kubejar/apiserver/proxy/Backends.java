package dev.kubejar.apiserver.proxy;

import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.service.Endpoints;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.ResourcePath;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Finds the server that a name in a proxy's URL means.
///
/// Source: `ResourceLocation` of
/// [pods](https://pkg.go.dev/k8s.io/kubernetes/pkg/registry/core/pod),
/// [services](https://pkg.go.dev/k8s.io/kubernetes/pkg/registry/core/service/storage),
/// [nodes](https://pkg.go.dev/k8s.io/kubernetes/pkg/registry/core/node)
final class Backends {
    private final Client client;
    private final Function<String, NodeConnector> nodes;
    private final RandomGenerator random;

    /// @param nodes the connector of a node by its name
    /// @param random chooses among a service's endpoints
    Backends(Client client, Function<String, NodeConnector> nodes, RandomGenerator random) {
        this.client = client;
        this.nodes = nodes;
        this.random = random;
    }

    // ---- pods

    Backend pod(String namespace, String id) {
        ProxyName name = parsed(id, "pod");
        Pod pod = readPod(namespace, name.name());
        String ip = pod.status().podIp();
        if (!isProxied(ip)) {
            throw StatusException.badRequest("address not allowed");
        }
        String port = name.port().isEmpty() ? firstPort(pod) : name.port();
        return new Backend(scheme(name), ip, port, nodes.apply(pod.nodeName()));
    }

    private static String firstPort(Pod pod) {
        return pod.object().spec().objects("containers").stream()
                .flatMap(container -> container.objects("ports").stream().limit(1))
                .findFirst()
                .map(port -> Long.toString(port.integer("containerPort", 0)))
                .orElse("");
    }

    // ---- services

    Backend service(String namespace, String id) {
        ProxyName name = parsed(id, "service");
        String port = portName(namespace, name);
        ResourcePath path = ResourcePath.of(Endpoints.KIND.type(), namespace, name.name());
        List<Endpoints.Subset> subsets =
                new ArrayList<>(Endpoints.KIND.of(client.get(path)).subsets());
        if (subsets.isEmpty()) {
            throw noEndpoints(name.name());
        }
        Collections.shuffle(subsets, Random.from(random));
        for (Endpoints.Subset subset : subsets) {
            Optional<Backend> found = endpoint(namespace, name, port, subset);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw noEndpoints(id);
    }

    /// A number in the URL is the service's; endpoints know the port by its name.
    private String portName(String namespace, ProxyName name) {
        if (!name.port().matches("[+-]?[0-9]+")) {
            return name.port();
        }
        Service service =
                Service.KIND.of(
                        client.get(ResourcePath.of(Service.KIND.type(), namespace, name.name())));
        return service.object().spec().objects("ports").stream()
                .filter(port -> Long.toString(port.integer("port", 0)).equals(name.port()))
                .findFirst()
                .map(port -> port.string("name"))
                .orElseThrow(() ->
                        unavailable(
                                "no service port %s found for service \"%s\""
                                        .formatted(name.port(), name.name())));
    }

    private Optional<Backend> endpoint(
            String namespace, ProxyName name, String port, Endpoints.Subset subset) {
        Optional<JsonObject> named =
                subset.ports().stream().filter(one -> one.string("name").equals(port)).findFirst();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var addresses = new ArrayList<>(subset.addresses());
        Collections.shuffle(addresses, Random.from(random));
        for (JsonObject address : addresses) {
            Optional<Pod> pod = podAt(namespace, address);
            if (pod.isPresent()) {
                return Optional.of(
                        new Backend(
                                scheme(name),
                                address.string("ip"),
                                Long.toString(named.get().integer("port", 0)),
                                nodes.apply(pod.get().nodeName())));
            }
        }
        return Optional.empty();
    }

    /// Only pods are proxied to: the pod that an endpoint names, if it has that address.
    private Optional<Pod> podAt(String namespace, JsonObject address) {
        JsonObject target = address.object("targetRef");
        if (!target.string("namespace").equals(namespace)) {
            return Optional.empty();
        }
        try {
            Pod pod = readPod(namespace, target.string("name"));
            return pod.status().podIps().contains(address.string("ip"))
                    ? Optional.of(pod)
                    : Optional.empty();
        } catch (StatusException e) {
            if (e.is(Reason.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static StatusException noEndpoints(String service) {
        return unavailable("no endpoints available for service \"%s\"".formatted(service));
    }

    // ---- nodes

    /// The node that a URL names.
    Node node(ProxyName name) {
        return Node.KIND.of(client.get(ResourcePath.of(Node.KIND.type(), "", name.name())));
    }

    /// A port of the machine that is not the kubelet's.
    Backend onNode(ProxyName name, Node node) {
        String ip = node.address("InternalIP");
        if (!isProxied(ip)) {
            throw StatusException.badRequest("address not allowed");
        }
        return new Backend(scheme(name), ip, name.port(), nodes.apply(node.name()));
    }

    // ---- all

    static ProxyName parsed(String id, String what) {
        return ProxyName.parse(id)
                .orElseThrow(() ->
                        StatusException.badRequest(
                                "invalid %s request \"%s\"".formatted(what, id)));
    }

    private Pod readPod(String namespace, String name) {
        return Pod.KIND.of(client.get(ResourcePath.of(Pod.KIND.type(), namespace, name)));
    }

    private static String scheme(ProxyName name) {
        return name.scheme().isEmpty() ? "http" : name.scheme();
    }

    /// Whether an address can be a pod's: neither this machine's own nor for many.
    private static boolean isProxied(String ip) {
        try {
            InetAddress address = InetAddress.ofLiteral(ip);
            return !address.isLoopbackAddress()
                    && !address.isLinkLocalAddress()
                    && !address.isMulticastAddress()
                    && !address.isAnyLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static StatusException unavailable(String why) {
        return StatusException.of(Reason.SERVICE_UNAVAILABLE, why);
    }
}
