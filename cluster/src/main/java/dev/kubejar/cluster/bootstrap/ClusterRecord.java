package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.net.Cidr;
import dev.kubejar.cluster.config.Layout;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.cluster.config.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// What a cluster is for good, and where it left traces outside its data directory: `cluster.json`.
///
/// @param id eight hexadecimal digits, made once; marks containers, networks and chains as this
///   cluster's
/// @param dockerHost the engine it was last started with; empty for the usual one
/// @param kubeconfig the file that its context was last written to
public record ClusterRecord(
        String id, Cidr pods, Cidr services, String dockerHost, Path kubeconfig) {

    /// Empty when no cluster was ever started there.
    public static Optional<ClusterRecord> find(Layout layout) {
        Path file = layout.cluster();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(JsonReader.parseObject(Files.readAllBytes(file)), file));
        } catch (IOException | JsonParseException e) {
            throw new UsageException("cannot read " + file + ": " + e.getMessage());
        }
    }

    private static ClusterRecord of(JsonObject json, Path file) {
        Cidr pods = Cidr.parse(json.string("podCidr")).orElseThrow(() -> damaged(file));
        Cidr services = Cidr.parse(json.string("serviceCidr")).orElseThrow(() -> damaged(file));
        return new ClusterRecord(
                json.string("id"),
                pods,
                services,
                json.string("dockerHost"),
                Path.of(json.string("kubeconfig")));
    }

    private static UsageException damaged(Path file) {
        return new UsageException(file + " is damaged");
    }

    public static String newId() {
        var bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Addresses are handed out for good: a cluster keeps the ranges that it began with.
    public void requireRanges(Cidr wantedPods, Cidr wantedServices) {
        if (!pods.equals(wantedPods)) {
            throw kept("--pod-cidr", pods);
        }
        if (!services.equals(wantedServices)) {
            throw kept("--service-cidr", services);
        }
    }

    private static UsageException kept(String option, Cidr range) {
        return new UsageException(
                "this cluster was made with %s %s: start it with that, or make another with --data-dir"
                        .formatted(option, range));
    }

    public void write(Layout layout) {
        JsonObject json =
                JsonObject.builder()
                        .put("id", id)
                        .put("podCidr", pods.toString())
                        .put("serviceCidr", services.toString())
                        .put("dockerHost", dockerHost)
                        .put("kubeconfig", kubeconfig.toString())
                        .build();
        try {
            WholeFile.write(layout.cluster(), JsonWriter.bytes(json), WholeFile.READABLE);
        } catch (IOException e) {
            throw new UsageException("cannot write " + layout.cluster() + ": " + e.getMessage());
        }
    }
}
