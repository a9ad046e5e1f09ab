package dev.kubejar.apiserver.stream;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.client.NodeConnector.ExecOptions;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A command's client on the channels of a WebSocket.
///
/// Source: [remotecommand](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/remotecommand)
final class ChannelClient implements CommandClient {
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ERROR = 3;
    private static final int RESIZE = 4;
    private static final int CLOSE = 255;

    private final Channels channels;
    private final ExecOptions options;

    ChannelClient(Channels channels, ExecOptions options) {
        this.channels = channels;
        this.options = options;
    }

    /// An empty message tells the client that the connection stands.
    void greet() throws InterruptedException {
        int lowest = options.stdout() ? STDOUT : options.stderr() ? STDERR : ERROR;
        channels.send(lowest, new byte[0]);
    }

    @Override
    public Optional<Input> next() throws InterruptedException {
        Optional<Channels.Message> message = channels.receive();
        while (message.isPresent()) {
            Optional<Input> input = read(message.get());
            if (input.isPresent()) {
                return input;
            }
            message = channels.receive();
        }
        return Optional.empty();
    }

    private Optional<Input> read(Channels.Message message) {
        byte[] bytes = message.bytes();
        return switch (message.channel()) {
            case STDIN -> options.stdin() ? Optional.of(new Stdin(bytes)) : Optional.empty();
            case RESIZE -> options.tty() ? Resize.parse(bytes) : Optional.empty();
            case CLOSE ->
                    channels.closesChannels() && bytes.length > 0 && bytes[0] == STDIN
                            ? Optional.of(new StdinEnd())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public void stdout(byte[] bytes) throws InterruptedException {
        channels.send(STDOUT, bytes);
    }

    @Override
    public void stderr(byte[] bytes) throws InterruptedException {
        channels.send(STDERR, bytes);
    }

    @Override
    public void end(JsonObject status) throws InterruptedException {
        if (channels.readsStatus()) {
            channels.send(ERROR, JsonWriter.bytes(status));
        } else if (!status.string("message").isEmpty()) {
            channels.send(ERROR, status.string("message").getBytes(StandardCharsets.UTF_8));
        }
    }
}
