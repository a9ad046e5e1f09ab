package dev.kubejar.apiserver.stream;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.client.Client;
import dev.kubejar.client.ContainerStreams;
import dev.kubejar.client.DuplexStream;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.client.NodeConnector.Target;
import dev.kubejar.client.ResourcePath;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Answers `pods/log`, `pods/exec`, `pods/attach` and `pods/portforward`: finds the pod and its
/// node, and connects the client with it.
///
/// Source: [strategy.go](https://pkg.go.dev/k8s.io/kubernetes/pkg/registry/core/pod)
public final class PodStreams {
    private final Client client;
    private final Function<String, NodeConnector> nodes;
    private final Time time;

    /// @param nodes the connector of a node by its name; throws [StatusException] for one that
    ///   cannot be reached
    public PodStreams(Client client, Function<String, NodeConnector> nodes, Time time) {
        this.client = client;
        this.nodes = nodes;
        this.time = time;
    }

    private Pod pod(String namespace, String name) {
        return Pod.KIND.of(client.get(ResourcePath.of(Pod.KIND.type(), namespace, name)));
    }

    // ---- logs

    public Response log(Request request, String namespace, String name) {
        LogOptions options = LogParameters.parse(request.query(), name, time.now());
        Pod pod = pod(namespace, name);
        Target target = PodTarget.container(pod, request.query());
        var headers = Headers.of("Content-Type", "text/plain");
        if (!pod.isScheduled()) {
            return LogStream.answer(request, headers, InputStream.nullInputStream());
        }
        InputStream log = nodes.apply(pod.nodeName()).logs(target, options);
        return LogStream.answer(request, headers, log);
    }

    // ---- commands

    public Response exec(Request request, String namespace, String name) {
        ExecOptions options = CommandParameters.exec(request.query());
        return command(
                request, pod(namespace, name), options, NodeConnector::exec, RemoteCommand::exited);
    }

    public Response attach(Request request, String namespace, String name) {
        ExecOptions options = CommandParameters.attach(request.query());
        return command(
                request,
                pod(namespace, name),
                options,
                NodeConnector::attach,
                _ -> RemoteCommand.SUCCESS);
    }

    /// What connects a client with a container.
    @FunctionalInterface
    private interface Opening {
        ContainerStreams open(NodeConnector node, Target target, ExecOptions options);
    }

    private Response command(
            Request request,
            Pod pod,
            ExecOptions options,
            Opening opening,
            IntFunction<JsonObject> ended) {
        Target target = PodTarget.container(pod, request.query());
        NodeConnector node = nodes.apply(PodTarget.node(pod));
        var command = new RemoteCommand(() -> opening.open(node, target, options), options, ended);
        return CommandUpgrade.of(request, command, () -> node.refusal(target), time);
    }

    // ---- port-forward

    public Response portForward(Request request, String namespace, String name) {
        Pod pod = pod(namespace, name);
        NodeConnector node = nodes.apply(PodTarget.node(pod));
        Target target = PodTarget.pod(pod);
        IntFunction<DuplexStream> connect = port -> node.portForward(target, port);
        return inChannels(request)
                ? inChannels(request.query(), connect, pod.uid())
                : new Response.SpdyUpgrade(
                        List.of(SpdyForwarding.PROTOCOL),
                        connection -> new SpdyForwarding(connect, pod.uid()).run(connection));
    }

    /// Whether the client wants a WebSocket for its own sake, and no SPDY in it.
    private static boolean inChannels(Request request) {
        return request.wantsUpgrade("websocket")
                && request.headers().elements("Sec-WebSocket-Protocol").stream()
                        .noneMatch(protocol -> protocol.startsWith("SPDY/3.1+"));
    }

    private static Response inChannels(Query query, IntFunction<DuplexStream> connect, String pod) {
        Optional<String> problem = SocketForwarding.problem(query);
        if (problem.isPresent()) {
            return Response.error(400, problem.get());
        }
        List<Integer> ports = SocketForwarding.ports(query);
        return new Response.WebSocketUpgrade(
                SocketForwarding.PROTOCOLS,
                socket -> new SocketForwarding(connect, pod, ports, socket).run());
    }
}
