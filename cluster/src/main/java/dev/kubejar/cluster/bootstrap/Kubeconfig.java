package dev.kubejar.cluster.bootstrap;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.json.YamlWriter;
import dev.kubejar.cluster.config.UsageException;
import dev.kubejar.cluster.config.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The user's access to the cluster: a cluster, a user and a context, all called `kubejar`.
///
/// Source: [kubeconfig](https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/)
///
/// @param cluster the cluster's `cluster` entry: server and authority
/// @param user the user's `user` entry: certificate and key
public record Kubeconfig(JsonObject cluster, JsonObject user) {
    private static final String NAME = "kubejar";

    /// The admin's access to the API server at `https://ADDRESS:PORT`.
    public static Kubeconfig of(Pki pki, String address, int port) {
        return new Kubeconfig(
                JsonObject.builder()
                        .put("certificate-authority-data", base64(pki.authority().certificatePem()))
                        .put("server", "https://" + address + ":" + port)
                        .build(),
                JsonObject.builder()
                        .put("client-certificate-data", base64(pki.admin().certificatePem()))
                        .put("client-key-data", base64(pki.admin().keyPem()))
                        .build());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Where kubectl looks: the first file of `KUBECONFIG`, else `~/.kube/config`.
    public static Path usualPlace(Map<String, String> environment, Path home) {
        return Optional.ofNullable(environment.get("KUBECONFIG"))
                .flatMap(paths ->
                        Arrays.stream(paths.split(File.pathSeparator))
                                .filter(path -> !path.isEmpty())
                                .findFirst())
                .map(Path::of)
                .orElse(home.resolve(".kube").resolve("config"));
    }

    /// A kubeconfig of its own.
    public String text() {
        return YamlWriter.text(mergedInto(JsonObject.EMPTY));
    }

    /// Puts the context into `file` and makes it the current one; everything else there stays. Not
    /// whole is not written.
    public void mergeInto(Path file) {
        try {
            JsonObject before = Files.exists(file) ? read(file) : JsonObject.EMPTY;
            write(file, YamlWriter.text(mergedInto(before)));
        } catch (IOException e) {
            throw new UsageException("cannot write the kubeconfig " + file + ": " + e.getMessage());
        }
    }

    /// Refuses a file that [#mergeInto] could not change.
    public static void requireMergeable(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException("the kubeconfig " + file + " is a directory");
        }
        try {
            if (Files.exists(file)) {
                read(file);
            }
        } catch (IOException e) {
            throw new UsageException("cannot read the kubeconfig " + file + ": " + e.getMessage());
        }
    }

    /// Takes the context out of `file` again, if it leads to this server.
    public void removeFrom(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonObject before = read(file);
            if (leadsHere(before)) {
                write(file, YamlWriter.text(without(before)));
            }
        } catch (IOException e) {
            throw new UsageException("cannot write the kubeconfig " + file + ": " + e.getMessage());
        }
    }

    /// The access kept in a kubeconfig that [#text] made.
    public static Kubeconfig parse(String text) {
        JsonObject config = (JsonObject) YamlReader.parse(text);
        return new Kubeconfig(
                config.objects("clusters").getFirst().object("cluster"),
                config.objects("users").getFirst().object("user"));
    }

    private static JsonObject read(Path file) throws IOException {
        try {
            return switch (YamlReader.parse(Files.readString(file))) {
                case JsonObject config -> config;
                case JsonNull _ -> JsonObject.EMPTY;
                default ->
                        throw new UsageException(
                                "the kubeconfig " + file + " is not one: it is left as it is");
            };
        } catch (JsonParseException e) {
            throw new UsageException(
                    "the kubeconfig " + file + " is left as it is: " + e.getMessage());
        }
    }

    /// For its owner only; a link stays a link.
    private static void write(Path file, String text) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        WholeFile.write(target, text, WholeFile.PRIVATE);
    }

    private JsonObject mergedInto(JsonObject config) {
        JsonObject context = JsonObject.builder().put("cluster", NAME).put("user", NAME).build();
        return config.toBuilder()
                .put("apiVersion", "v1")
                .put("kind", "Config")
                .put(
                        "clusters",
                        replaced(config.array("clusters"), Optional.of(named("cluster", cluster))))
                .put(
                        "contexts",
                        replaced(config.array("contexts"), Optional.of(named("context", context))))
                .put("users", replaced(config.array("users"), Optional.of(named("user", user))))
                .put("current-context", NAME)
                .build();
    }

    private boolean leadsHere(JsonObject config) {
        return config.objects("clusters").stream()
                .anyMatch(it ->
                        it.string("name").equals(NAME)
                                && it.object("cluster")
                                        .string("certificate-authority-data")
                                        .equals(cluster.string("certificate-authority-data")));
    }

    private static JsonObject without(JsonObject config) {
        JsonObject left = config;
        for (String list : new String[] {"clusters", "contexts", "users"}) {
            left = left.with(list, replaced(config.array(list), Optional.empty()));
        }
        return config.string("current-context").equals(NAME)
                ? left.with("current-context", "")
                : left;
    }

    private static JsonObject named(String field, JsonObject value) {
        return JsonObject.builder().put("name", NAME).put(field, value).build();
    }

    /// The list with our entry replaced in its place, added at the end, or taken out.
    private static JsonArray replaced(JsonArray entries, Optional<JsonObject> ours) {
        var all = new ArrayList<Json>();
        boolean placed = false;
        for (Json entry : entries) {
            if (entry instanceof JsonObject object && object.string("name").equals(NAME)) {
                if (!placed) {
                    ours.ifPresent(all::add);
                }
                placed = true;
            } else {
                all.add(entry);
            }
        }
        if (!placed) {
            ours.ifPresent(all::add);
        }
        return JsonArray.of(all);
    }
}
