package dev.kubejar.apiserver;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.auth.AnyoneAuthenticated;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.custom.CustomKinds;
import dev.kubejar.apiserver.discovery.Discovery;
import dev.kubejar.apiserver.discovery.ServerVersion;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.BodySink;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.resource.ObjectTag;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.stream.LocalNode;
import dev.kubejar.client.Client;
import dev.kubejar.store.Durability;
import dev.kubejar.store.Store;
import dev.kubejar.store.StoreOptions;
import dev.kubejar.store.rocksdb.RocksJournal;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// The whole server but for its socket, on a real store and manual time, with one administrator.
final class TestServer implements AutoCloseable {
    final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    final Client client;
    final LocalNode node = new LocalNode("echo", "log");
    private final Store<ObjectTag> store;
    private final ApiServer server;
    private final CustomKinds kinds;

    TestServer(Path dir) {
        Schemas schemas = Schemas.load();
        KindRegistry registry =
                KindRegistry.of(CustomKinds.withDefinitions(BuiltinKinds.ALL, schemas), schemas);
        store =
                Store.open(
                        new StoreOptions<>(
                                new RocksJournal(dir, Durability.RELAXED),
                                ObjectTag.tagger(registry),
                                time::now,
                                _ -> {}));
        var random = new Random(1);
        var core =
                new ApiCore(
                        store,
                        new ApiCore.Setup(
                                registry,
                                schemas,
                                Cidr.parse("10.96.0.0/28").orElseThrow(),
                                _ -> node,
                                time,
                                random));
        client = core.client(User.of("admin", List.of("system:masters")));
        SystemNamespaces.ensure(client);
        kinds = started(core);
        server =
                new ApiServer(
                        core,
                        new ApiServer.Gate(
                                _ -> Optional.of(User.of("admin", List.of())),
                                new AnyoneAuthenticated()),
                        new Discovery(
                                registry::all,
                                schemas,
                                "127.0.0.1:6443",
                                new ServerVersion("test", "2026-01-01T00:00:00Z"),
                                List.of(),
                                time),
                        new Connections(client, _ -> node, time, random),
                        time,
                        random);
    }

    /// The same server with a socket.
    dev.kubejar.apiserver.http.TestServer listening() throws InterruptedException {
        return dev.kubejar.apiserver.http.TestServer.start(server);
    }

    private static CustomKinds started(ApiCore core) {
        try {
            return core.startCustomKinds();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An answer, read whole.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
    record Answer(int code, Headers headers, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonObject json() {
            return JsonReader.parseObject(bytes);
        }

        /// Each line of a watch.
        List<JsonObject> lines() {
            return text().lines().map(JsonReader::parseObject).toList();
        }

        String message() {
            return json().string("message");
        }
    }

    Answer get(String target) {
        return send("GET", target, "", Headers.EMPTY);
    }

    Answer get(String target, String accept) {
        return send("GET", target, "", Headers.of("Accept", accept));
    }

    /// A watch that runs until the time is up.
    Answer watch(String target, String accept) {
        return whileTimePasses(() -> get(target, accept));
    }

    /// What `request` is answered, though it may wait for the clock.
    Answer whileTimePasses(Supplier<Answer> request) {
        var answer = new AtomicReference<Answer>();
        var failure = new AtomicReference<RuntimeException>();
        Thread waiting =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                answer.set(request.get());
                            } catch (RuntimeException e) {
                                failure.set(e);
                            }
                        });
        try {
            while (!waiting.join(Duration.ofMillis(20))) {
                time.advance(Duration.ofMillis(100));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return answer.get();
    }

    Answer send(String method, String target, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return send(method, target, body, Headers.of("Content-Type", type));
    }

    Answer send(String method, String target, String body, Headers headers) {
        return send(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String target, byte[] body, Headers headers) {
        var origin = new Request.Origin(InetSocketAddress.createUnresolved("test", 1), List.of());
        try {
            return read(server.handle(Request.of(method, target, headers, Body.of(body), origin)));
        } catch (StatusException e) {
            return read(Response.of(e.status()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer read(Response response) {
        var out = new ByteArrayOutputStream();
        return switch (response) {
            case Response.Content(int code, Headers headers, List<byte[]> parts) -> {
                parts.forEach(out::writeBytes);
                yield new Answer(code, headers, out.toByteArray());
            }
            case Response.Streamed(int code, Headers headers, var source) -> {
                try {
                    source.writeTo(new Collector(out));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                yield new Answer(code, headers, out.toByteArray());
            }
            case Response.Deferred(var answering) -> {
                try {
                    yield read(answering.answer());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            case Response.WebSocketUpgrade _, Response.SpdyUpgrade _, Response.Tunnel _ ->
                    new Answer(101, Headers.EMPTY, new byte[0]);
        };
    }

    private record Collector(ByteArrayOutputStream out) implements BodySink {
        @Override
        public void write(byte[] bytes) {
            out.writeBytes(bytes);
        }

        @Override
        public void flush() {}

        @Override
        public void onGone(Runnable action) {}
    }

    /// `pods "a"` as JSON, with more fields under `metadata` and `spec`.
    static String pod(String name, String moreMeta, String moreSpec) {
        Json checked =
                JsonReader.parse(
                        """
                        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s"%s},
                         "spec": {"containers": [{"name": "c", "image": "busybox"}]%s}}
                        """
                                .formatted(name, moreMeta, moreSpec));
        return checked.toString();
    }

    static String configMap(String name, String value) {
        return """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s",
         "labels": {"value": "%s"}}, "data": {"key": "%s"}}
        """
                .formatted(name, value, value);
    }

    @Override
    public void close() {
        kinds.close();
        store.close();
    }
}
