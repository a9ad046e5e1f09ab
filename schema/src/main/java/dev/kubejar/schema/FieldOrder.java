package dev.kubejar.schema;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.schema.TypeReader.ReadType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The order of a type's fields in Go's struct, which is the order in which JSON shows them: `kind`
/// and `apiVersion`, then by number in protobuf, unless the table `field-order.txt` says otherwise.
/// Its head explains the rows.
final class FieldOrder {
    private static final String NUMBER = "x-protobuf-number";

    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Set<String> unused = new TreeSet<>();

    /// One word of a row.
    ///
    /// @param number in protobuf; 0 where the descriptors say it
    private record Row(String field, long number) {
        static Row of(String word) {
            int equals = word.indexOf('=');
            return equals < 0
                    ? new Row(word, 0)
                    : new Row(
                            word.substring(0, equals),
                            Long.parseLong(word, equals + 1, word.length(), 10));
        }
    }

    static FieldOrder read() {
        var table = new FieldOrder();
        List<String> homes = List.of();
        for (String line : Resources.lines("field-order.txt")) {
            if (line.startsWith("[")) {
                homes = Facts.packages(line.substring(1, line.length() - 1));
            } else {
                String[] words = line.split("\\s+", -1);
                List<Row> row = Arrays.stream(words).skip(1).map(Row::of).toList();
                homes.forEach(home -> table.put(home + "." + words[0], row));
            }
        }
        return table;
    }

    private void put(String type, List<Row> row) {
        rows.put(type, row);
        row.forEach(word -> unused.add(type + "." + word.field()));
    }

    /// The type with its fields in order, and with the numbers that the table has.
    ReadType ordered(ReadType type) {
        if (!type.schema().has("properties")) {
            return type;
        }
        JsonObject fields = type.schema().object("properties");
        List<Row> row = rows.getOrDefault(type.name(), List.of());
        var ordered = JsonObject.builder();
        order(fields, row)
                .forEach(name -> {
                    unused.remove(type.name() + "." + name);
                    ordered.put(name, numbered(fields.object(name), name, row));
                });
        return new ReadType(
                type.name(),
                type.schema().with("properties", ordered.build()),
                type.descriptions());
    }

    private static List<String> order(JsonObject fields, List<Row> row) {
        List<String> listed = row.stream().map(Row::field).toList();
        var names = new ArrayList<>(fields.keys());
        names.sort(
                Comparator.comparingInt((String name) -> rank(fields, listed, name))
                        .thenComparingInt(listed::indexOf)
                        .thenComparing(name -> path(fields.object(name)), FieldOrder::compare));
        return names;
    }

    /// A kind's own names come first; they have no number.
    private static int rank(JsonObject fields, List<String> listed, String name) {
        if (listed.contains(name) || fields.object(name).has(NUMBER)) {
            return 2;
        }
        return switch (name) {
            case "kind" -> 0;
            case "apiVersion" -> 1;
            default -> 2;
        };
    }

    /// The field's number, after those of the structs that Go embeds around it.
    private static List<Long> path(JsonObject field) {
        var path = new ArrayList<Long>();
        for (Json outer : field.array("x-protobuf-inside")) {
            if (outer instanceof JsonInteger(long number)) {
                path.add(number);
            }
        }
        path.add(field.integer(NUMBER, Long.MAX_VALUE));
        return path;
    }

    private static int compare(List<Long> one, List<Long> other) {
        return Arrays.compare(one.toArray(Long[]::new), other.toArray(Long[]::new));
    }

    private static JsonObject numbered(JsonObject field, String name, List<Row> row) {
        long number =
                row.stream()
                        .filter(word -> word.field().equals(name))
                        .mapToLong(Row::number)
                        .findFirst()
                        .orElse(0);
        return number == 0 || field.has(NUMBER) ? field : field.with(NUMBER, number);
    }

    /// Rows about fields that do not exist (any more).
    Set<String> unused() {
        return new HashSet<>(unused);
    }
}
