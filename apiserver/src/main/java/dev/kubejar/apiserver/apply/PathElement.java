package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.schema.Schema;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/// One step into an object, and how managed fields write it.
///
/// Ordered as upstream orders them: fields, keys, values, indexes, each by what it holds.
///
/// Source:
/// [PathElement](https://pkg.go.dev/sigs.k8s.io/structured-merge-diff/v6/fieldpath#PathElement)
sealed interface PathElement extends Comparable<PathElement> {

    /// A field of an object: `f:replicas`. Most objects have the same fields, so their texts are
    /// shared where that is possible.
    record Field(String wire) implements PathElement {
        private static final String PREFIX = "f:";

        static Field named(String name) {
            return new Field(PREFIX + name);
        }

        /// The field `name` of an object with `schema`.
        static Field of(Schema schema, String name) {
            String known = schema.managedNames().get(name);
            return known == null ? named(name) : new Field(known);
        }

        String name() {
            return wire.substring(PREFIX.length());
        }

        @Override
        public String toString() {
            return "." + name();
        }
    }

    /// The element of a list that has these fields, sorted by name:
    /// `k:{"containerPort":80,"protocol":"TCP"}`.
    record Key(JsonObject fields) implements PathElement {
        @Override
        public String wire() {
            return "k:" + fields;
        }

        @Override
        public String toString() {
            return fields.keys().stream()
                    .map(key -> key + "=" + JsonOrder.shown(fields, key))
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    /// The element of a set that is this scalar: `v:"example.com/hold"`.
    record Value(Json value) implements PathElement {
        @Override
        public String wire() {
            return "v:" + value;
        }

        @Override
        public String toString() {
            return "[=" + JsonOrder.shown(value) + "]";
        }
    }

    /// The element of an atomic list at this place: `i:0`.
    record Index(int index) implements PathElement {
        @Override
        public String wire() {
            return "i:" + index;
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /// As a key of `fieldsV1`.
    String wire();

    /// As a part of a path in a message: `.spec`, `[name="web"]`, `[="a"]`, `[0]`.
    @Override
    String toString();

    /// The element that `wire` writes; empty for one of a sort that a later version may know.
    ///
    /// @throws MalformedFieldsException when it is of a known sort and malformed
    static Optional<PathElement> parse(String wire) {
        if (wire.length() < 2) {
            throw new MalformedFieldsException("key must be 2 characters long:");
        }
        if (wire.charAt(1) != ':') {
            throw new MalformedFieldsException("missing colon: " + wire);
        }
        String text = wire.substring(2);
        return switch (wire.charAt(0)) {
            case 'f' -> Optional.of(new Field(wire));
            case 'v' -> Optional.of(new Value(json(text)));
            case 'i' -> Optional.of(new Index(index(text)));
            case 'k' -> Optional.of(new Key(JsonOrder.sorted(object(text))));
            default -> Optional.empty();
        };
    }

    private static Json json(String text) {
        try {
            return JsonReader.parse(text);
        } catch (JsonParseException e) {
            throw new MalformedFieldsException(String.valueOf(e.getMessage()));
        }
    }

    private static JsonObject object(String text) {
        if (json(text) instanceof JsonObject object) {
            return object;
        }
        throw new MalformedFieldsException("expect { or n");
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) { // its message is not Go's
            throw new MalformedFieldsException(
                    "strconv.Atoi: parsing \"%s\": invalid syntax".formatted(text));
        }
    }

    @Override
    default int compareTo(PathElement other) {
        return switch (this) {
            case Field(String mine) when other instanceof Field(String theirs) ->
                    mine.compareTo(theirs);
            case Key(JsonObject fields) when other instanceof Key(JsonObject theirs) ->
                    JsonOrder.compareFields(fields, theirs);
            case Value(Json value) when other instanceof Value(Json theirs) ->
                    JsonOrder.compare(value, theirs);
            case Index(int index) when other instanceof Index(int theirs) ->
                    Integer.compare(index, theirs);
            default -> Comparator.<Integer>naturalOrder().compare(rank(), other.rank());
        };
    }

    private int rank() {
        return switch (this) {
            case Field _ -> 0;
            case Key _ -> 1;
            case Value _ -> 2;
            case Index _ -> 3;
        };
    }
}
