package dev.kubejar.bench.load;

import java.io.IOException;
import java.util.List;

/// How much memory the server asks for to answer one request.
final class Allocations implements Scenario {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";
    private static final int CLIENTS = 8;
    private static final int EACH = 2_000;

    @Override
    public String name() {
        return "allocations";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        Clients clients = Clients.eager(target, CLIENTS);
        clients.send(EACH, (to, client, i) -> create(to, "warm", client, i));
        clients.send(EACH, Allocations::read);
        return List.of(
                measured(target, clients, "GET of 1 KB", Allocations::read),
                measured(
                        target,
                        clients,
                        "create of 1 KB",
                        (to, client, i) -> create(to, "measured", client, i)),
                measured(
                        target,
                        clients,
                        "LIST of the first 10",
                        (from, _, _) -> from.get(PATH + "?limit=10")));
    }

    private static Figure measured(
            Target target, Clients clients, String what, Clients.Request request)
            throws IOException, InterruptedException {
        long before = target.allocatedBytes();
        clients.send(EACH, request);
        long each = (target.allocatedBytes() - before) / (CLIENTS * EACH);
        return new Figure("allocated for a " + what, "%,d bytes".formatted(each));
    }

    private static void create(Connection to, String series, int client, int i) throws IOException {
        to.post(PATH, Writes.body(series + "-" + client + "-" + i));
    }

    private static void read(Connection from, int client, int i) throws IOException {
        from.get(PATH + "/warm-" + client + "-" + i);
    }
}
