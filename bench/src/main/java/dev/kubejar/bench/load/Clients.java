package dev.kubejar.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/// A number of clients, each with a connection of its own, that ask at the same time.
///
/// @param perSecond how often they ask altogether; 0 for as often as they are answered
record Clients(Target target, int count, long perSecond) {

    /// What one client does, `number` times over.
    @FunctionalInterface
    interface Request {
        void send(Connection connection, int client, int number) throws IOException;
    }

    /// How it went: the time of each answer, sorted, from when it should have been sent.
    record Outcome(List<Long> nanos, Duration took) {
        static Outcome of(LongStream nanos, Duration took) {
            return new Outcome(nanos.sorted().boxed().toList(), took);
        }

        String rate() {
            return "%,d/s".formatted(Math.round(nanos.size() / (took.toNanos() / 1e9)));
        }

        String percentile(double share) {
            return "%.1f ms".formatted(nanos.get((int) (share * (nanos.size() - 1))) / 1e6);
        }
    }

    static Clients eager(Target target, int count) {
        return new Clients(target, count, 0);
    }

    /// Sends `each` requests with every client.
    Outcome send(int each, Request request) throws IOException, InterruptedException {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < count; i++) {
            connections.add(target.connect());
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < count; i++) {
                int client = i;
                running.add(
                        threads.submit(
                                () -> run(connections.get(client), client, each, begin, request)));
            }
            var all = LongStream.builder();
            for (Future<long[]> client : running) {
                Arrays.stream(client.get()).forEach(all::add);
            }
            var took = Duration.ofNanos(System.nanoTime() - begin);
            return Outcome.of(all.build(), took);
        } catch (ExecutionException e) {
            throw new IOException("a client failed", e.getCause());
        } finally {
            close(connections);
        }
    }

    private long[] run(Connection connection, int client, int each, long begin, Request request)
            throws IOException, InterruptedException {
        var nanos = new long[each];
        for (int i = 0; i < each; i++) {
            long due = perSecond == 0 ? System.nanoTime() : awaitTurn(begin, client, i);
            request.send(connection, client, i);
            nanos[i] = System.nanoTime() - due;
        }
        return nanos;
    }

    private long awaitTurn(long begin, int client, int number) throws InterruptedException {
        long due = begin + (number * (long) count + client) * 1_000_000_000L / perSecond;
        long early = due - System.nanoTime();
        if (early > 0) {
            TimeUnit.NANOSECONDS.sleep(early);
        }
        return due;
    }

    private static void close(List<Connection> connections) throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
