package dev.kubejar.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// ConfigMaps of 1 KB, each acknowledged when it is on the disk.
final class Writes implements Scenario {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    @Override
    public String name() {
        return "creates";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        Clients.eager(target, 64).send(200, (to, client, i) -> create(to, "warm", client, i));
        var figures = new ArrayList<Figure>();
        for (int count : List.of(1, 8, 64)) {
            int each = count == 1 ? 3_000 : 24_000 / count;
            Clients.Outcome outcome =
                    Clients.eager(target, count)
                            .send(each, (to, client, i) -> create(to, "of-" + count, client, i));
            figures.add(
                    new Figure(
                            "durable creates of 1 KB, " + count + " clients",
                            outcome.rate() + ", p99 " + outcome.percentile(0.99)));
        }
        figures.add(new Figure("resident after 63,800 creates", target.memory()));
        return figures;
    }

    private static void create(Connection to, String series, int client, int i) throws IOException {
        to.post(PATH, body(series + "-" + client + "-" + i));
    }

    static byte[] body(String name) {
        return """
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s"},"data":{"text":"%s"}}
        """
                .formatted(name, "x".repeat(900))
                .getBytes(StandardCharsets.UTF_8);
    }
}
