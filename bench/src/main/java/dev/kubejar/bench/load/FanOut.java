package dev.kubejar.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/// One event to 1,000 watchers: the time from the write until each of them has read its line.
///
/// @param connections HTTP/2 connections that the watchers share; 0 for an HTTP/1.1 connection for
///   each of them
record FanOut(int connections) implements Scenario {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";
    private static final int WATCHERS = 1_000;
    private static final int EVENTS = 30;
    private static final int WARM_UP = EVENTS / 3;

    @Override
    public String name() {
        return connections == 0 ? "watches" : "watches-shared";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        var watchers = new ArrayList<OpenWatch>();
        try (Connection writer = target.connect();
                SharedConnections shared = target.share(connections)) {
            String path = PATH + "?watch=true&resourceVersion=" + revision(writer);
            for (int i = 0; i < WATCHERS; i++) {
                watchers.add(connections == 0 ? watch(target, path) : shared.watch(path));
            }
            var nanos = LongStream.builder();
            Duration warm = Duration.ZERO;
            for (int i = 0; i < EVENTS; i++) {
                long[] round = round(writer, watchers, "event-" + i);
                if (i < WARM_UP) {
                    warm = target.cpuTime();
                } else {
                    LongStream.of(round).forEach(nanos::add);
                }
            }
            Duration each = target.cpuTime().minus(warm).dividedBy(EVENTS - WARM_UP);
            var all = Clients.Outcome.of(nanos.build(), Duration.ZERO);
            return List.of(
                    new Figure(
                            "one event to 1,000 watchers, connections: "
                                    + (connections == 0 ? WATCHERS : connections),
                            "p50 " + all.percentile(0.5) + ", p99 " + all.percentile(0.99)),
                    new Figure(
                            "CPU time of the server for each event",
                            "%.1f ms".formatted(each.toNanos() / 1e6)),
                    new Figure("resident with 1,000 watchers", target.memory()));
        } finally {
            for (OpenWatch watcher : watchers) {
                watcher.close();
            }
        }
    }

    private static OpenWatch watch(Target target, String path) throws IOException {
        Connection connection = target.connect();
        connection.watch(path);
        return connection;
    }

    private static String revision(Connection from) throws IOException {
        String list = from.read(PATH + "?limit=1");
        int at = list.indexOf("\"resourceVersion\":\"") + 19;
        return list.substring(at, list.indexOf('"', at));
    }

    private static long[] round(Connection writer, List<OpenWatch> watchers, String name)
            throws IOException, InterruptedException {
        var arrived = new long[watchers.size()];
        var all = new CountDownLatch(arrived.length);
        for (int i = 0; i < arrived.length; i++) {
            int number = i;
            Thread.ofVirtual()
                    .start(() -> {
                        arrived[number] = arrival(watchers.get(number));
                        all.countDown();
                    });
        }
        long begin = System.nanoTime();
        writer.post(PATH, Writes.body(name));
        all.await();
        return LongStream.of(arrived).map(end -> end - begin).toArray();
    }

    private static long arrival(OpenWatch watcher) {
        try {
            watcher.line();
            return System.nanoTime();
        } catch (IOException e) {
            throw new IllegalStateException("a watch ended", e);
        }
    }
}
