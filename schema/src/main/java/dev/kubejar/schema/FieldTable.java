package dev.kubejar.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A table of fields that have something in common: `kept-zeros.txt`, `standing.txt`. Its head says
/// what, and explains the rows.
final class FieldTable {
    private final Set<String> fields = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    static FieldTable read(String resource) {
        var table = new FieldTable();
        String home = "";
        for (String line : Resources.lines(resource)) {
            if (line.startsWith("[")) {
                home = line.substring(1, line.length() - 1).replace('/', '.');
            } else {
                List<String> words = List.of(line.split("\\s+", -1));
                String type = home + "." + words.getFirst() + ".";
                words.subList(1, words.size()).forEach(field -> table.fields.add(type + field));
            }
        }
        return table;
    }

    /// Whether a field, such as `io.k8s.api.apps.v1.DeploymentSpec.replicas`, is among them.
    boolean has(String place) {
        asked.add(place);
        return fields.contains(place);
    }

    /// Rows about fields that do not exist (any more).
    Set<String> unused() {
        var unused = new TreeSet<>(fields);
        unused.removeAll(asked);
        return unused;
    }
}
