package dev.kubejar.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// 10,000 pods of 4 KB that no scheduler takes, listed whole and by label.
final class Lists implements Scenario {
    private static final String PATH = "/api/v1/namespaces/default/pods";
    private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static final int CLIENTS = 50;
    private static final int EACH = 200;

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        Clients.eager(target, CLIENTS)
                .send(EACH, (to, client, i) -> to.post(PATH, pod(client * EACH + i)));
        long bytes;
        try (Connection first = target.connect()) {
            bytes = first.get(PATH);
        }
        Clients one = Clients.eager(target, 1);
        one.send(10, (from, _, _) -> from.get(PATH));
        Clients.Outcome whole = one.send(20, (from, _, _) -> from.get(PATH));
        String before = target.memory();
        Clients.Outcome ten = Clients.eager(target, 10).send(1, (from, _, _) -> from.get(PATH));
        String after = target.memory();
        one.send(10, (from, _, _) -> from.get(PATH, PROTOBUF));
        Clients.Outcome protobuf = one.send(10, (from, _, _) -> from.get(PATH, PROTOBUF));
        one.send(10, (from, _, _) -> from.get(PATH, TABLE));
        Clients.Outcome table = one.send(10, (from, _, _) -> from.get(PATH, TABLE));
        one.send(20, (from, _, _) -> from.get(PATH + "?labelSelector=part%3D3"));
        Clients.Outcome some =
                one.send(50, (from, _, _) -> from.get(PATH + "?labelSelector=part%3D3"));
        return List.of(
                new Figure(
                        "LIST 10,000 pods, %,d MB".formatted(bytes / 1_000_000),
                        "p50 " + whole.percentile(0.5) + ", most " + whole.percentile(1)),
                new Figure("ten such LISTs at once", ten.percentile(1)),
                new Figure("resident before and after", before + ", " + after),
                new Figure("LIST 10,000 pods as protobuf", "p50 " + protobuf.percentile(0.5)),
                new Figure("LIST 10,000 pods as a Table", "p50 " + table.percentile(0.5)),
                new Figure("LIST 1,000 of 10,000 by label", "p50 " + some.percentile(0.5)));
    }

    private static byte[] pod(int number) {
        return """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"pod-%05d","labels":{"part":"%d"},
        "annotations":{"text":"%s"}},"spec":{"schedulerName":"none","containers":[
        {"name":"main","image":"example.org/app:1","env":[{"name":"A","value":"%s"}]}]}}
        """
                .formatted(number, number % 10, "x".repeat(1_500), "y".repeat(1_500))
                .getBytes(StandardCharsets.UTF_8);
    }
}
