package dev.kubejar.cluster.config;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Who runs on a data directory: `{"pid": 4711, "port": 6443, "ready": true}`.
///
/// It outlives a kill -9, so it counts only while the lock of the [Layout] is held.
///
/// @param port the API server's; 0 before it listens
/// @param ready whether the start has come to its end
public record RunFile(long pid, int port, boolean ready) {

    public static Optional<RunFile> read(Layout layout) {
        try {
            JsonObject json = JsonReader.parseObject(Files.readAllBytes(layout.run()));
            return Optional.of(
                    new RunFile(
                            json.integer("pid", 0),
                            (int) json.integer("port", 0),
                            json.bool("ready")));
        } catch (NoSuchFileException | JsonParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UsageException("cannot read " + layout.run() + ": " + e.getMessage());
        }
    }

    public void write(Layout layout) throws IOException {
        JsonObject json =
                JsonObject.builder().put("pid", pid).put("port", port).put("ready", ready).build();
        WholeFile.write(layout.run(), JsonWriter.bytes(json), WholeFile.READABLE);
    }

    public static void remove(Layout layout) throws IOException {
        Files.deleteIfExists(layout.run());
    }
}
