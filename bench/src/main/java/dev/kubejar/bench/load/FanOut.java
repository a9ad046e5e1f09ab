package dev.kubejar.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/// One event to 1,000 watchers: the time from the write until each of them has read its line.
final class FanOut implements Scenario {
    private static final String PATH = "/api/v1/namespaces/default/configmaps";
    private static final int WATCHERS = 1_000;
    private static final int EVENTS = 30;

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public List<Figure> run(Target target) throws IOException, InterruptedException {
        var watchers = new ArrayList<Connection>();
        try (Connection writer = target.connect()) {
            String revision = revision(writer);
            for (int i = 0; i < WATCHERS; i++) {
                Connection watcher = target.connect();
                watchers.add(watcher);
                watcher.watch(PATH + "?watch=true&resourceVersion=" + revision);
            }
            var nanos = LongStream.builder();
            for (int i = 0; i < EVENTS; i++) {
                long[] round = round(writer, watchers, "event-" + i);
                if (i >= EVENTS / 3) { // the first third warms up
                    LongStream.of(round).forEach(nanos::add);
                }
            }
            var all = Clients.Outcome.of(nanos.build(), Duration.ZERO);
            return List.of(
                    new Figure(
                            "one event to 1,000 watchers over TLS",
                            "p50 " + all.percentile(0.5) + ", p99 " + all.percentile(0.99)),
                    new Figure("resident with 1,000 watchers", target.memory()));
        } finally {
            for (Connection watcher : watchers) {
                watcher.close();
            }
        }
    }

    private static String revision(Connection from) throws IOException {
        String list = from.read(PATH + "?limit=1");
        int at = list.indexOf("\"resourceVersion\":\"") + 19;
        return list.substring(at, list.indexOf('"', at));
    }

    private static long[] round(Connection writer, List<Connection> watchers, String name)
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

    private static long arrival(Connection watcher) {
        try {
            watcher.line();
            return System.nanoTime();
        } catch (IOException e) {
            throw new IllegalStateException("a watch ended", e);
        }
    }
}
