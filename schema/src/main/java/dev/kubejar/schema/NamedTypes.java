package dev.kubejar.schema;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table `named-types.txt`: Go's names of the types that OpenAPI calls string, list or map, and
/// the values of those that are closed choices. Its head explains the rows.
final class NamedTypes {
    private final Map<String, JsonObject> types = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    static NamedTypes read() {
        var table = new NamedTypes();
        String home = "";
        for (String line : Resources.lines("named-types.txt")) {
            if (line.startsWith("[")) {
                home = line.substring(1, line.length() - 1).replace('/', '.');
            } else {
                table.add(home, List.of(line.split("\\s+", -1)));
            }
        }
        return table;
    }

    private void add(String home, List<String> words) {
        JsonObject type =
                JsonObject.builder()
                        .put("x-go-type", words.get(0))
                        .putUnlessEmpty("enum", values(words.get(1)))
                        .build();
        words.subList(2, words.size()).forEach(field -> types.put(home + "." + field, type));
    }

    private static JsonArray values(String words) {
        return words.equals("-")
                ? JsonArray.EMPTY
                : JsonArray.ofStrings(
                        Arrays.stream(words.split(",", -1))
                                .map(word -> word.equals("''") ? "" : word)
                                .toList());
    }

    /// What to add to the schema of a field, such as `io.k8s.api.core.v1.ContainerPort.protocol`;
    /// nothing for most.
    JsonObject of(String place) {
        asked.add(place);
        return types.getOrDefault(place, JsonObject.EMPTY);
    }

    /// Rows about fields that do not exist (any more).
    Set<String> unused() {
        var unused = new TreeSet<>(types.keySet());
        unused.removeAll(asked);
        return unused;
    }
}
