package dev.kubejar.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One Deployment on simulated nodes, from its creation until all replicas are available.
record Rollout(int replicas, int nodes) implements Scenario {
    private static final String PATH = "/apis/apps/v1/namespaces/default/deployments";
    private static final long LOOK_AGAIN_MILLIS = 50;

    @Override
    public String name() {
        return "rollout-" + replicas;
    }

    @Override
    public List<String> options() {
        return List.of("--nodes=0", "--simulated-nodes=" + nodes);
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        try (Connection connection = target.connect()) {
            long begin = System.nanoTime();
            Duration before = target.cpuTime();
            connection.post(PATH, deployment());
            String done = "\"availableReplicas\":" + replicas;
            while (!connection.read(PATH + "/many").contains(done)) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            String what = "%,d replicas on %,d simulated nodes".formatted(replicas, nodes);
            return List.of(
                    new Figure(
                            what + " until available",
                            "%.1f s, %,d pods/s"
                                    .formatted(seconds, Math.round(replicas / seconds))),
                    new Figure(
                            "CPU time of the server",
                            "%.1f s".formatted(target.cpuTime().minus(before).toMillis() / 1e3)),
                    new Figure("resident then", target.memory()));
        }
    }

    private byte[] deployment() {
        return """
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"many"},
        "spec":{"replicas":%d,"selector":{"matchLabels":{"app":"many"}},
        "template":{"metadata":{"labels":{"app":"many"}},
        "spec":{"containers":[{"name":"app","image":"example.org/app:1"}]}}}}
        """
                .formatted(replicas)
                .getBytes(StandardCharsets.UTF_8);
    }
}
