package dev.kubejar.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Responses that go on: watches, logs.
final class StreamingTest {
    private static final int STREAMS = 1000;

    @Test
    void aThousandStreamsNeedNoThousandThreads() throws Exception {
        var go = new CountDownLatch(1);
        var begun = new CountDownLatch(STREAMS);
        BodySource source =
                sink -> {
                    sink.write(new byte[] {'a'});
                    sink.flush();
                    begun.countDown();
                    go.await();
                    sink.write(new byte[] {'b'});
                };
        try (var server = TestServer.start(_ -> new Response.Streamed(200, Headers.EMPTY, source));
                var clients = new Clients(10)) {
            List<CompletableFuture<HttpResponse<String>>> all =
                    IntStream.range(0, STREAMS).mapToObj(i -> clients.get(i, server)).toList();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> !thread.getName().startsWith("HttpClient-")) // not ours
                    .hasSizeLessThan(100);
            go.countDown();
            for (var one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS).body()).isEqualTo("ab");
            }
        }
    }

    /// Several clients, because one has a single connection of HTTP/2 with a hundred streams.
    private record Clients(List<HttpClient> clients) implements AutoCloseable {
        Clients(int count) {
            this(
                    IntStream.range(0, count)
                            .mapToObj(_ -> TestServer.client(Version.HTTP_2))
                            .toList());
        }

        CompletableFuture<HttpResponse<String>> get(int number, TestServer server) {
            return clients.get(number % clients.size())
                    .sendAsync(
                            HttpRequest.newBuilder(server.uri("/")).build(),
                            BodyHandlers.ofString());
        }

        @Override
        public void close() {
            clients.forEach(HttpClient::shutdownNow); // a test that failed leaves streams open
            clients.forEach(HttpClient::close);
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aSlowReaderHoldsTheWriter(Version version) throws Exception {
        var written = new AtomicLong();
        var stalled = new CountDownLatch(1);
        byte[] piece = new byte[64 * 1024];
        long tooMuch = 512L << 20;
        BodySource source =
                sink -> {
                    sink.onGone(stalled::countDown);
                    while (written.get() < tooMuch) {
                        sink.write(piece);
                        written.addAndGet(piece.length);
                    }
                };
        try (var server = TestServer.start(_ -> new Response.Streamed(200, Headers.EMPTY, source));
                HttpClient client = TestServer.client(version)) {
            HttpResponse<InputStream> response = open(client, server);
            response.body().readNBytes(1024);
            response.body().close();

            assertThat(stalled.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(written.get()).isLessThan(tooMuch / 2);
        }
    }

    private static HttpResponse<InputStream> open(HttpClient client, TestServer server)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.uri("/")).build(), BodyHandlers.ofInputStream());
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void aClientThatLeavesEndsTheWaitingHandler(Version version) throws Exception {
        var interrupted = new CountDownLatch(1);
        BodySource source =
                sink -> {
                    sink.write(new byte[] {'a'});
                    sink.flush();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                };
        try (var server = TestServer.start(_ -> new Response.Streamed(200, Headers.EMPTY, source));
                HttpClient client = TestServer.client(version)) {
            HttpResponse<InputStream> response = open(client, server);
            assertThat(response.body().read()).isEqualTo('a');

            response.body().close();

            assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void closingTheServerEndsStreamsProperlyAndLetsRequestsFinish(Version version)
            throws Exception {
        var begun = new CountDownLatch(2);
        var finish = new CountDownLatch(1);
        Handler handler =
                request -> {
                    if (request.path().equals("/slow")) {
                        begun.countDown();
                        finish.await();
                        return Response.text(200, "finished");
                    }
                    return new Response.Streamed(
                            200,
                            Headers.EMPTY,
                            sink -> {
                                sink.write("event".getBytes(StandardCharsets.UTF_8));
                                sink.flush();
                                begun.countDown();
                                new CountDownLatch(1).await();
                            });
                };
        var server = TestServer.start(handler);
        try (HttpClient client = TestServer.client(version)) {
            var all = new ArrayList<CompletableFuture<HttpResponse<String>>>();
            for (String path : List.of("/watch", "/slow")) {
                all.add(
                        client.sendAsync(
                                HttpRequest.newBuilder(server.uri(path)).build(),
                                BodyHandlers.ofString()));
            }
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            Thread closing = Thread.ofVirtual().start(server::close);
            assertThat(all.get(0).get(20, TimeUnit.SECONDS).body()).isEqualTo("event");
            finish.countDown();
            assertThat(all.get(1).get(20, TimeUnit.SECONDS).body()).isEqualTo("finished");
            closing.join();
        }
    }
}
