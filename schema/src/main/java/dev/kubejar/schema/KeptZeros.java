package dev.kubejar.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The table `kept-zeros.txt`: optional fields whose zero says something. Its head explains the
/// rows.
final class KeptZeros {
    private final Set<String> fields = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    static KeptZeros read() {
        var table = new KeptZeros();
        String home = "";
        for (String line : Resources.lines("kept-zeros.txt")) {
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

    /// Whether the zero of a field, such as `io.k8s.api.apps.v1.DeploymentSpec.replicas`, is
    /// written.
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
