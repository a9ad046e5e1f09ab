package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table `facts.txt`: what upstream states that the models do not. Its head explains the rows.
final class Facts {
    private final Map<String, Fact> facts = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /// What one row says.
    ///
    /// @param type the type that stands here instead of the model's; empty when the model is right
    /// @param words OpenAPI's words for the rest, to be added to the schema
    record Fact(String type, JsonObject words, boolean isListUnstated) {
        static final Fact NONE = new Fact("", JsonObject.EMPTY, false);
    }

    static Facts read() {
        var table = new Facts();
        List<String> packages = List.of();
        for (String line : Resources.lines("facts.txt")) {
            if (line.startsWith("[")) {
                packages = packages(line.substring(1, line.length() - 1));
            } else {
                String[] words = line.split("\\s+", -1);
                Fact fact = fact(Arrays.asList(words).subList(1, words.length));
                for (String home : packages) {
                    table.facts.put(home + "." + words[0], fact);
                }
            }
        }
        return table;
    }

    /// `io.k8s.api.resource/v1,v1beta1` names two packages.
    static List<String> packages(String section) {
        int slash = section.indexOf('/');
        String home = section.substring(0, slash);
        return Arrays.stream(section.substring(slash + 1).split(",", -1))
                .map(version -> home + "." + version)
                .toList();
    }

    private static Fact fact(List<String> words) {
        var builder = JsonObject.builder();
        String type = "";
        boolean unstated = false;
        for (String word : words) {
            int equals = word.indexOf('=');
            String value = word.substring(equals + 1);
            switch (word.substring(0, equals)) {
                case "type" -> type = value;
                case "list" -> {
                    unstated = value.equals("none");
                    putList(builder, value);
                }
                case "patch" -> putPatch(builder, value);
                case "map" -> builder.put("x-kubernetes-map-type", value);
                case "default" -> builder.put("default", JsonReader.parse(value));
                case "number" -> builder.put("x-protobuf-number", Long.parseLong(value));
                case "union" -> builder.put("x-kubernetes-unions", union(value));
                default -> throw new IllegalArgumentException("facts.txt says " + word);
            }
        }
        return new Fact(type, builder.build(), unstated);
    }

    private static void putList(JsonObject.Builder builder, String value) {
        int colon = value.indexOf(':');
        if (colon > 0) {
            List<String> keys = List.of(value.substring(colon + 1).split(",", -1));
            builder.put("x-kubernetes-list-map-keys", JsonArray.ofStrings(keys));
            builder.put("x-kubernetes-list-type", value.substring(0, colon));
        } else if (!value.equals("none")) {
            builder.put("x-kubernetes-list-type", value);
        }
    }

    private static void putPatch(JsonObject.Builder builder, String value) {
        int colon = value.indexOf(':');
        if (colon > 0) {
            builder.put("x-kubernetes-patch-merge-key", value.substring(colon + 1));
        }
        builder.put("x-kubernetes-patch-strategy", colon > 0 ? value.substring(0, colon) : value);
    }

    /// `type:localhostProfile=LocalhostProfile`
    private static Json union(String value) {
        int colon = value.indexOf(':');
        var fields = JsonObject.builder();
        for (String pair : value.substring(colon + 1).split(",", -1)) {
            fields.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return JsonArray.of(
                JsonObject.builder()
                        .put("discriminator", value.substring(0, colon))
                        .put("fields-to-discriminateBy", fields.build())
                        .build());
    }

    /// The row of a type or of a field: `io.k8s.api.core.v1.PodSpec.containers`.
    Fact of(String place) {
        asked.add(place);
        return facts.getOrDefault(place, Fact.NONE);
    }

    /// Rows about types or fields that do not exist (any more).
    Set<String> unused() {
        var unused = new TreeSet<>(facts.keySet());
        unused.removeAll(asked);
        return unused;
    }
}
