package dev.kubejar.apiserver.stream;

import dev.kubejar.api.core.Pod;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.http.WebSocket;
import dev.kubejar.client.Client;
import dev.kubejar.client.NodeConnector;
import dev.kubejar.client.NodeConnector.ExecOptions;
import dev.kubejar.client.NodeConnector.LogOptions;
import dev.kubejar.client.NodeConnector.Target;
import dev.kubejar.client.ResourcePath;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

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
            return new Response.Content(200, headers, List.of());
        }
        InputStream log = nodes.apply(pod.nodeName()).logs(target, options);
        return new Response.Streamed(200, headers, sink -> LogStream.copy(log, sink));
    }

    // ---- commands

    public Response exec(Request request, String namespace, String name) {
        ExecOptions options = CommandParameters.exec(request.query());
        Pod pod = pod(namespace, name);
        Target target = PodTarget.container(pod, request.query());
        NodeConnector node = nodes.apply(PodTarget.node(pod));
        return new Response.WebSocketUpgrade(
                Channels.PROTOCOLS,
                socket ->
                        run(
                                socket,
                                new RemoteCommand(
                                        () -> node.exec(target, options),
                                        options,
                                        RemoteCommand::exited)));
    }

    public Response attach(Request request, String namespace, String name) {
        ExecOptions options = CommandParameters.attach(request.query());
        Pod pod = pod(namespace, name);
        Target target = PodTarget.container(pod, request.query());
        NodeConnector node = nodes.apply(PodTarget.node(pod));
        return new Response.WebSocketUpgrade(
                Channels.PROTOCOLS,
                socket ->
                        run(
                                socket,
                                new RemoteCommand(
                                        () -> node.attach(target, options),
                                        options,
                                        _ -> RemoteCommand.SUCCESS)));
    }

    private static void run(WebSocket socket, RemoteCommand command) throws InterruptedException {
        var client = new ChannelClient(new Channels(socket), command.options());
        client.greet();
        command.run(client);
    }

    // ---- port-forward

    public Response portForward(Request request, String namespace, String name) {
        Pod pod = pod(namespace, name);
        NodeConnector node = nodes.apply(PodTarget.node(pod));
        Target target = PodTarget.pod(pod);
        return new Response.SpdyUpgrade(
                List.of(SpdyForwarding.PROTOCOL),
                connection ->
                        new SpdyForwarding(port -> node.portForward(target, port), pod.uid())
                                .run(connection));
    }
}
