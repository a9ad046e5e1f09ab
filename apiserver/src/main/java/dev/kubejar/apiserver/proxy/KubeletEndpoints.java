package dev.kubejar.apiserver.proxy;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.stream.PodStreams;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What upstream's kubelet serves over HTTP, as far as a node of ours has it: its health, its pods
/// and their logs. All else is not found.
final class KubeletEndpoints {
    private static final List<String> HEALTHY =
            List.of("/healthz", "/healthz/ping", "/healthz/log", "/healthz/syncloop");

    private final Client client;
    private final PodStreams streams;

    KubeletEndpoints(Client client, PodStreams streams) {
        this.client = client;
        this.streams = streams;
    }

    /// @param path on the kubelet, clean: `/pods`
    Response answer(Request request, String path, String node) {
        String clean = GoPath.cleaned(path);
        if (HEALTHY.contains(clean)) {
            return Response.text(200, "ok");
        }
        if (clean.equals("/pods")) {
            return Response.json(200, podsOn(node));
        }
        List<String> steps = List.of(clean.substring(1).split("/", -1));
        return steps.size() == 4 && steps.getFirst().equals("containerLogs")
                ? log(request, steps)
                : Response.text(404, "404 page not found\n");
    }

    private JsonObject podsOn(String node) {
        var here =
                client.list(
                        ResourcePath.in(Pod.KIND.type(), ""),
                        ListOptions.ALL.withFieldSelector("spec.nodeName=" + node));
        List<JsonObject> items =
                here.items().stream()
                        .map(pod -> pod.json().without("kind").without("apiVersion"))
                        .toList();
        return JsonObject.builder()
                .put("kind", "PodList")
                .put("apiVersion", "v1")
                .put("metadata", JsonObject.EMPTY)
                .put("items", JsonArray.of(items))
                .build();
    }

    /// `/containerLogs/NAMESPACE/POD/CONTAINER`
    private Response log(Request request, List<String> steps) {
        String query =
                "container="
                        + URLEncoder.encode(steps.get(3), StandardCharsets.UTF_8)
                        + "&"
                        + request.query().text();
        Request asked =
                Request.of("GET", "/log?" + query, request.headers(), Body.EMPTY, request.origin());
        return streams.log(asked, steps.get(1), steps.get(2));
    }
}
