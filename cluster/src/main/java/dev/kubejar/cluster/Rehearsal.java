package dev.kubejar.cluster;

import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.net.Ipv4;
import dev.kubejar.cluster.bootstrap.AdminTls;
import dev.kubejar.cluster.config.Config;
import dev.kubejar.cluster.config.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// A short life of a cluster without containers: it starts, answers what a first `kubectl apply`
/// asks, and ends. Watched by a JVM that is to learn which classes and methods a start needs.
public final class Rehearsal {
    private static final String TABLE =
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private static final List<String> FIRST_QUESTIONS =
            List.of(
                    "/version",
                    "/api",
                    "/apis",
                    "/openapi/v3",
                    "/api/v1/nodes",
                    "/api/v1/namespaces/default/pods",
                    "/api/v1/namespaces/default/events",
                    "/apis/apps/v1/namespaces/default/deployments");
    private static final String DEPLOYMENT =
            """
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "rehearsal"},
             "spec": {"replicas": 2, "selector": {"matchLabels": {"app": "rehearsal"}},
              "template": {"metadata": {"labels": {"app": "rehearsal"}},
               "spec": {"containers": [{"name": "main", "image": "none"}]}}}}
            """;

    private Rehearsal() {}

    /// Leaves its files in the directory; throws when anything goes wrong.
    public static void run(Layout layout) throws IOException, InterruptedException {
        layout.create();
        Logging.toFile(layout.log());
        var clock = Clock.systemUTC();
        var progress = new Progress(new PrintWriter(Writer.nullWriter()), clock, clock.instant());
        try (Cluster cluster = Cluster.start(config(layout), progress);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(AdminTls.load(layout.pki())).build()) {
            String server = "https://127.0.0.1:" + cluster.port();
            URI deployments = URI.create(server + FIRST_QUESTIONS.getLast());
            send(
                    client,
                    HttpRequest.newBuilder(deployments)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(DEPLOYMENT)));
            for (String path : FIRST_QUESTIONS) {
                send(
                        client,
                        HttpRequest.newBuilder(URI.create(server + path)).header("Accept", TABLE));
            }
        }
    }

    private static void send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
        if (status >= 400) {
            throw new IOException("the rehearsal was answered with " + status);
        }
    }

    private static Config config(Layout layout) {
        return new Config(
                layout,
                Ipv4.parse("127.0.0.1").orElseThrow(),
                0,
                Optional.of(layout.root().resolve("rehearsal.kubeconfig")),
                Config.PodRuntime.SIMULATED,
                new Config.Nodes(1, 0),
                new Config.Network(
                        Cidr.parse("10.244.0.0/16").orElseThrow(),
                        Cidr.parse("10.96.0.0/16").orElseThrow(),
                        Config.Proxy.NONE),
                Optional.empty(),
                Config.Durability.RELAXED,
                true);
    }
}
