package dev.kubejar.bench.load;

import java.io.IOException;
import java.util.List;

/// One object of 1 KB, read by many.
final class Reads implements Scenario {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";

    @Override
    public String name() {
        return "gets";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        try (Connection first = target.connect()) {
            first.post(PATH, Writes.body("read"));
        }
        Clients eager = Clients.eager(target, 64);
        eager.send(500, Reads::read);
        Clients.Outcome most = eager.send(1_000, Reads::read);
        Clients.Outcome paced = new Clients(target, 64, 2_000).send(300, Reads::read);
        return List.of(
                new Figure("GET, 64 clients", most.rate() + ", p99 " + most.percentile(0.99)),
                new Figure(
                        "GET at 2,000/s",
                        "p50 " + paced.percentile(0.5) + ", p99 " + paced.percentile(0.99)));
    }

    private static void read(Connection from, int client, int i) throws IOException {
        from.get(PATH + "/read");
    }
}
