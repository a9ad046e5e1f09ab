package dev.kubejar.apiserver.protobuf;

import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The fields of one type of message. Immutable.
///
/// @param name of the type, for complaints: `DeploymentSpec`
/// @param fields by number
/// @param backwards the highest number first
record Message(String name, Map<Integer, Field> fields, List<Field> backwards) {

    Message {
        fields = Map.copyOf(fields);
        backwards = List.copyOf(backwards);
    }

    /// One field.
    sealed interface Field {
        Field UNKNOWN = new Unknown();

        int number();

        /// One that the schema does not know.
        record Unknown() implements Field {
            @Override
            public int number() {
                return 0;
            }
        }

        /// A field that JSON shows.
        ///
        /// @param keepsZero whether JSON shows its zero
        record Plain(int number, String name, Schema schema, Form form, boolean keepsZero)
                implements Field {}

        /// A struct that Go embeds: JSON shows its fields among those around it.
        record Embedded(int number, Message message) implements Field {}
    }

    static Message of(Schema schema) {
        return of(schema.typeName(), schema, schema.properties(), 0);
    }

    /// The message of those `properties` whose place on the wire is `depth` messages deep.
    private static Message of(
            String name, Schema schema, Map<String, Schema> properties, int depth) {
        var fields = new ArrayList<Field>();
        var embedded = new TreeMap<Integer, Map<String, Schema>>();
        properties.forEach((property, its) -> {
            if (its.wireInside().size() > depth) {
                embedded.computeIfAbsent(its.wireInside().get(depth), _ -> new HashMap<>())
                        .put(property, its);
            } else if (its.wireNumber() > 0) {
                fields.add(plain(schema, property, its));
            }
        });
        embedded.forEach((number, inner) ->
                fields.add(new Field.Embedded(number, of(name, schema, inner, depth + 1))));
        fields.sort(Comparator.comparingInt(Field::number).reversed());
        var byNumber = new HashMap<Integer, Field>();
        fields.forEach(field -> byNumber.put(field.number(), field));
        return new Message(name.substring(name.lastIndexOf('.') + 1), byNumber, fields);
    }

    private static Field.Plain plain(Schema owner, String name, Schema schema) {
        return new Field.Plain(
                schema.wireNumber(),
                name,
                schema,
                Form.of(schema),
                owner.isRequired(name) || schema.keepsZero());
    }
}
