package dev.kubejar.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Server-side applies of a Deployment that no controller acts on: one that creates it, then ones
/// that change a label, then ones that change nothing.
final class Applies implements Scenario {
    private static final String PATH = "/apis/apps/v1/namespaces/default/deployments/";
    private static final String QUERY = "?fieldManager=bench&force=true";
    private static final int EACH = 200;

    @Override
    public String name() {
        return "applies";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        Clients.eager(target, 64).send(100, (to, client, i) -> apply(to, "warm", client, i));
        var figures = new ArrayList<Figure>();
        for (int count : List.of(1, 64)) {
            Clients clients = Clients.eager(target, count);
            String names = "of-" + count;
            figures.add(
                    figure(
                            "applies that create, " + count + " clients",
                            clients.send(1, (to, client, _) -> apply(to, names, client, 0))));
            figures.add(
                    figure(
                            "applies that change a label, " + count + " clients",
                            clients.send(
                                    EACH, (to, client, i) -> apply(to, names, client, i + 1))));
            figures.add(
                    figure(
                            "applies that change nothing, " + count + " clients",
                            clients.send(EACH, (to, client, _) -> apply(to, names, client, EACH))));
        }
        return figures;
    }

    private static Figure figure(String what, Clients.Outcome outcome) {
        return new Figure(what, outcome.rate() + ", p99 " + outcome.percentile(0.99));
    }

    private static void apply(Connection to, String series, int client, int i) throws IOException {
        String name = series + "-" + client;
        to.apply(PATH + name + QUERY, body(name, i));
    }

    private static byte[] body(String name, int version) {
        return """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%1$s","labels":{"version":"%2$d"}},
        "spec":{"replicas":0,"paused":true,"selector":{"matchLabels":{"app":"%1$s"}},
        "template":{"metadata":{"labels":{"app":"%1$s"}},"spec":{"containers":[
        {"name":"main","image":"example.org/app:1","ports":[{"containerPort":80},{"containerPort":443}],
        "env":[{"name":"A","value":"a"},{"name":"B","value":"b"}],
        "resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}]}}}}
        """
                .formatted(name, version)
                .getBytes(StandardCharsets.UTF_8);
    }
}
