package dev.kubejar.apiserver.stream;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.http.SpdyConnection;
import dev.kubejar.apiserver.http.SpdyStream;
import dev.kubejar.client.NodeConnector.ExecOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;

/// A command's client on SPDY: it opens one stream for each of `error`, `stdin`, `stdout`, `stderr`
/// and `resize` that the command has.
///
/// Source: [remotecommand](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/remotecommand)
final class StreamClient implements CommandClient, AutoCloseable {
    /// All that are spoken, the newest first. From `v3` on a terminal has sizes; `v4` tells the end
    /// as a `Status`, the others as text, and only when it is a failure.
    static final List<String> PROTOCOLS =
            List.of(
                    "v4.channel.k8s.io",
                    "v3.channel.k8s.io",
                    "v2.channel.k8s.io",
                    "channel.k8s.io");

    /// As upstream, for all streams to be opened.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int MAX_SIZE_BYTES = 1024;

    private final Map<String, SpdyStream> streams;
    private final boolean readsStatus;
    private final SynchronousQueue<Input> inputs = new SynchronousQueue<>();
    private final List<Thread> readers;

    private StreamClient(Map<String, SpdyStream> streams, boolean readsStatus) {
        this.streams = Map.copyOf(streams);
        this.readsStatus = readsStatus;
        this.readers = List.of(reader("stdin", this::readInput), reader("resize", this::readSizes));
    }

    /// Waits for the client to open its streams; empty when it leaves before.
    static Optional<StreamClient> accept(SpdyConnection spdy, ExecOptions options, Time time)
            throws InterruptedException {
        Set<String> awaited = streamsOf(options, spdy.protocol());
        var streams = new HashMap<String, SpdyStream>();
        Time.Timer timer = time.after(PATIENCE, Thread.currentThread()::interrupt);
        try {
            while (!streams.keySet().equals(awaited)) {
                Optional<SpdyStream> next = spdy.accept();
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                String type = next.get().headers().first("streamType").orElse("");
                if (!awaited.contains(type) || streams.putIfAbsent(type, next.get()) != null) {
                    next.get().reset();
                }
            }
        } finally {
            timer.cancel();
        }
        return Optional.of(new StreamClient(streams, spdy.protocol().startsWith("v4.")));
    }

    private static Set<String> streamsOf(ExecOptions options, String protocol) {
        var types = new HashSet<>(Set.of("error"));
        if (options.stdin()) {
            types.add("stdin");
        }
        if (options.stdout()) {
            types.add("stdout");
        }
        if (options.stderr()) {
            types.add("stderr");
        }
        if (options.tty() && (protocol.startsWith("v3.") || protocol.startsWith("v4."))) {
            types.add("resize");
        }
        return types;
    }

    // ---- what the client says

    /// What one of the readers does with its stream.
    @FunctionalInterface
    private interface Reading {
        void read(SpdyStream stream) throws InterruptedException;
    }

    private Thread reader(String type, Reading reading) {
        return Thread.ofVirtual()
                .name("command-" + type)
                .start(() -> {
                    try {
                        if (streams.containsKey(type)) {
                            reading.read(streams.get(type));
                        }
                    } catch (InterruptedException _) {
                        // the command is over
                    }
                });
    }

    private void readInput(SpdyStream stream) throws InterruptedException {
        for (Optional<byte[]> next = stream.receive(); next.isPresent(); next = stream.receive()) {
            inputs.put(new Stdin(next.get()));
        }
        inputs.put(new StdinEnd());
    }

    /// Sizes come one after the other, cut anywhere.
    private void readSizes(SpdyStream stream) throws InterruptedException {
        var size = new ByteArrayOutputStream();
        for (Optional<byte[]> next = stream.receive(); next.isPresent(); next = stream.receive()) {
            for (byte one : next.get()) {
                size.write(one);
                if (one == '}' || size.size() >= MAX_SIZE_BYTES) {
                    Optional<Input> read = Resize.parse(size.toByteArray());
                    size.reset();
                    if (read.isPresent()) {
                        inputs.put(read.get());
                    }
                }
            }
        }
    }

    /// Never empty: when the client leaves, its session is interrupted.
    @Override
    public Optional<Input> next() throws InterruptedException {
        return Optional.of(inputs.take());
    }

    // ---- what it is told

    @Override
    public void stdout(byte[] bytes) throws InterruptedException {
        send("stdout", bytes);
    }

    @Override
    public void stderr(byte[] bytes) throws InterruptedException {
        send("stderr", bytes);
    }

    private void send(String type, byte[] bytes) throws InterruptedException {
        if (streams.containsKey(type)) {
            streams.get(type).send(bytes);
        }
    }

    @Override
    public void end(JsonObject status) throws InterruptedException {
        send(
                "error",
                readsStatus
                        ? JsonWriter.bytes(status)
                        : status.string("message").getBytes(StandardCharsets.UTF_8));
        for (SpdyStream stream : streams.values()) {
            stream.finish();
        }
    }

    @Override
    public void close() {
        readers.forEach(Thread::interrupt);
    }
}
