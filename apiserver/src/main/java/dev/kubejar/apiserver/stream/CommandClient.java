package dev.kubejar.apiserver.stream;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import java.util.Optional;

/// The client of a running command, in whichever protocol it speaks. Its input is read by one
/// thread, its outputs are written by one each. Every write blocks while the client is slow, and
/// throws when it has gone.
interface CommandClient {

    /// Blocks for what the client does next; empty when it has left.
    Optional<Input> next() throws InterruptedException;

    void stdout(byte[] bytes) throws InterruptedException;

    void stderr(byte[] bytes) throws InterruptedException;

    /// How the command ended, as a `Status`; the last that is said.
    void end(JsonObject status) throws InterruptedException;

    /// What comes from the client.
    sealed interface Input {}

    /// Bytes for the command's standard input.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Stdin(byte[] bytes) implements Input {}

    /// The end of the standard input.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record StdinEnd() implements Input {}

    /// The terminal's new size, in characters.
    record Resize(int columns, int rows) implements Input {

        /// Reads `{"Width":80,"Height":24}`; empty for what is no size.
        static Optional<Input> parse(byte[] json) {
            try {
                return JsonReader.parse(json) instanceof JsonObject size
                        ? Optional.of(
                                new Resize(
                                        (int) size.integer("Width", 0),
                                        (int) size.integer("Height", 0)))
                        : Optional.empty();
            } catch (JsonParseException _) {
                return Optional.empty();
            }
        }
    }
}
