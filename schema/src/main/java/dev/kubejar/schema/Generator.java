package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.schema.ApiGroups.ApiGroup;
import dev.kubejar.schema.TypeReader.ReadType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes the schema resources into a folder: `PACKAGE.types` with the facts of each type, one file
/// per package of upstream's definitions and one line per type; `PACKAGE.prose.types` with the
/// descriptions; `index.types` with the package of each group and version.
///
/// Usage: `java dev.kubejar.schema.Generator FOLDER`. Fails when the models and the tables
/// disagree.
public final class Generator {
    private final ApiGroups groups = ApiGroups.read();
    private final Facts facts = Facts.read();
    private final NamedTypes namedTypes = NamedTypes.read();
    private final FieldTable keptZeros = FieldTable.read("kept-zeros.txt");
    private final FieldTable standing = FieldTable.read("standing.txt");
    private final FieldOrder order = FieldOrder.read();
    private final Map<String, Map<String, Json>> schemas = new TreeMap<>();
    private final Map<String, Map<String, Json>> prose = new TreeMap<>();

    private Generator() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        var generator = new Generator();
        generator.read();
        generator.write(folder);
    }

    private void read() {
        var protos = ProtoTypes.find();
        Map<Class<?>, String> names = ClientModels.find(groups, protos).names();
        var reader =
                new TypeReader(names, facts, namedTypes, new GoFields(keptZeros, standing), protos);
        var types = new TreeMap<String, ReadType>();
        names.keySet().stream().map(reader::read).forEach(type -> types.put(type.name(), type));
        OpaqueTypes.all().forEach(type -> types.put(type.name(), type));
        AddonTypes.all().forEach(type -> types.put(type.name(), type));
        LegacyTypes.read().from(types).forEach(type -> types.putIfAbsent(type.name(), type));
        types.values().stream().map(order::ordered).forEach(this::add);
        markWireKinds();
        var unused = new TreeSet<>(facts.unused());
        unused.addAll(namedTypes.unused());
        unused.addAll(keptZeros.unused());
        unused.addAll(standing.unused());
        unused.addAll(order.unused());
        if (!unused.isEmpty()) {
            throw new IllegalStateException("the tables name what does not exist: " + unused);
        }
    }

    private void markWireKinds() {
        var types = new HashMap<String, JsonObject>();
        schemas.forEach((home, those) ->
                those.forEach((name, type) -> types.put(home + "." + name, (JsonObject) type)));
        for (String kind : new WireKinds(types).all()) {
            int dot = kind.lastIndexOf('.');
            Json marked = types.getOrDefault(kind, JsonObject.EMPTY).with("x-protobuf-kind", true);
            schemas.getOrDefault(kind.substring(0, dot), new TreeMap<>())
                    .put(kind.substring(dot + 1), marked);
        }
    }

    private void add(ReadType type) {
        String home = type.name().substring(0, type.name().lastIndexOf('.'));
        String name = type.name().substring(home.length() + 1);
        schemas.computeIfAbsent(home, _ -> new TreeMap<>()).put(name, type.schema());
        prose.computeIfAbsent(home, _ -> new TreeMap<>())
                .put(name, JsonObject.ofStrings(type.descriptions()));
    }

    private void write(Path folder) throws IOException {
        var packages = new TreeMap<String, Json>();
        var digest = sha256();
        for (String home : schemas.keySet()) {
            apiVersion(home).ifPresent(it -> packages.put(it, Json.of(home)));
            digest.update(write(folder, home, schemas.getOrDefault(home, Map.of())));
            digest.update(write(folder, home + ".prose", prose.getOrDefault(home, Map.of())));
        }
        Json content = JsonObject.of("digest", Json.of(HexFormat.of().formatHex(digest.digest())));
        write(folder, "index", Map.of("packages", JsonObject.of(packages), "content", content));
    }

    /// One line for each entry: its name, a tab, its JSON.
    private static byte[] write(Path folder, String name, Map<String, Json> entries)
            throws IOException {
        var lines = new StringBuilder();
        new TreeMap<>(entries)
                .forEach((key, json) -> lines.append(key).append('\t').append(json).append('\n'));
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(name + ".types"), bytes);
        return bytes;
    }

    /// `apps/v1` of `io.k8s.api.apps.v1`; none for packages that are no API group, such as meta's.
    private Optional<String> apiVersion(String home) {
        int dot = home.lastIndexOf('.');
        String version = home.substring(dot + 1);
        return groups.ofHome(home.substring(0, dot))
                .map(ApiGroup::group)
                .map(group -> group.isEmpty() ? version : group + "/" + version);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
