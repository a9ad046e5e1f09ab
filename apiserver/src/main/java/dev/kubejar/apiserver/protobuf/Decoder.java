package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.protobuf.Message.Field;
import dev.kubejar.apiserver.protobuf.WireReader.Tag;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Messages to trees. Fields with unknown numbers are passed over.
final class Decoder {
    private final Messages messages;

    Decoder(Messages messages) {
        this.messages = messages;
    }

    JsonObject message(Message message, WireReader in) {
        var fields = new Fields();
        read(message, in, fields);
        return fields.build();
    }

    /// What has been read of one message. Lists and maps come piece by piece.
    private static final class Fields {
        private final JsonObject.Builder object = JsonObject.builder();
        private final Map<String, List<Json>> lists = new HashMap<>();
        private final Map<String, JsonObject.Builder> maps = new HashMap<>();

        List<Json> list(String name) {
            return lists.computeIfAbsent(
                    name,
                    _ -> {
                        object.put(name, JsonArray.EMPTY); // keeps its place
                        return new ArrayList<>();
                    });
        }

        JsonObject.Builder map(String name) {
            return maps.computeIfAbsent(
                    name,
                    _ -> {
                        object.put(name, JsonObject.EMPTY); // keeps its place
                        return JsonObject.builder();
                    });
        }

        JsonObject build() {
            lists.forEach((name, elements) -> object.put(name, JsonArray.of(elements)));
            maps.forEach((name, entries) -> object.put(name, entries.build()));
            return object.build();
        }
    }

    private void read(Message message, WireReader in, Fields fields) {
        while (in.hasMore()) {
            Tag tag = in.tag(message.name());
            Field field = message.fields().getOrDefault(tag.number(), Field.UNKNOWN);
            switch (field) {
                case Field.Unknown _ -> in.skip(tag.wireType());
                case Field.Embedded(int _, Message inner) -> {
                    check(tag, WireType.BYTES, inner.name());
                    read(inner, in.message(), fields);
                }
                case Field.Plain plain -> read(plain, tag, in, fields);
            }
        }
    }

    private static void check(Tag tag, int wireType, String field) {
        if (tag.wireType() != wireType) {
            throw new ProtobufException(
                    "proto: wrong wireType = %d for field %s"
                            .formatted(tag.wireType(), goName(field)));
        }
    }

    private static String goName(String field) {
        return field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    }

    private void read(Field.Plain field, Tag tag, WireReader in, Fields fields) {
        if (field.form() == Form.LIST) {
            elements(field, tag, in, fields.list(field.name()));
            return;
        }
        check(tag, field.form().wireType(), field.name());
        if (field.form() == Form.MAP) {
            Schema values = field.schema().additionalProperties().orElse(Schema.ANYTHING);
            entry(values, in.message(), fields.map(field.name()));
            return;
        }
        Json value = value(field.schema(), field.form(), in);
        boolean shown = field.keepsZero() || !isZero(field.form(), value);
        if (shown && value != JsonNull.NULL) {
            fields.object.put(field.name(), value);
        } else {
            fields.object.remove(field.name());
        }
    }

    /// One element; or many packed numbers, which Go's encoder does not write but its decoder
    /// takes.
    private void elements(Field.Plain field, Tag tag, WireReader in, List<Json> list) {
        Schema items = field.schema().items().orElse(Schema.ANYTHING);
        Form form = Form.of(items);
        if (form.wireType() != WireType.BYTES && tag.wireType() == WireType.BYTES) {
            WireReader packed = in.message();
            while (packed.hasMore()) {
                list.add(value(items, form, packed));
            }
        } else {
            check(tag, form.wireType(), field.name());
            list.add(value(items, form, in));
        }
    }

    private void entry(Schema values, WireReader in, JsonObject.Builder map) {
        String key = "";
        Form form = Form.of(values);
        Json value = absent(form);
        while (in.hasMore()) {
            Tag tag = in.tag("Entry");
            switch (tag.number()) {
                case 1 -> {
                    check(tag, WireType.BYTES, "key");
                    key = in.text();
                }
                case 2 -> {
                    check(tag, form.wireType(), "value");
                    value =
                            form == Form.LIST
                                    ? wrapped(values, in.message())
                                    : value(values, form, in);
                }
                default -> in.skip(tag.wireType());
            }
        }
        map.put(key, value);
    }

    /// What Go makes of an entry without a value.
    private static Json absent(Form form) {
        return switch (form) {
            case STRING, BYTES -> Json.of("");
            case INTEGER, INT_OR_STRING -> Json.of(0);
            case DOUBLE -> Json.of(0);
            case BOOLEAN -> JsonBoolean.FALSE;
            case QUANTITY -> Json.of("0");
            case LIST -> JsonArray.EMPTY;
            case MESSAGE, MAP -> JsonObject.EMPTY;
            case TIME, MICRO_TIME, SCHEMA_CHOICE, RAW -> JsonNull.NULL;
        };
    }

    /// A list as the value of a map is a message `{items = 1}`.
    private Json wrapped(Schema list, WireReader in) {
        var elements = new ArrayList<Json>();
        var items = new Field.Plain(1, "items", list, Form.LIST, false);
        while (in.hasMore()) {
            Tag tag = in.tag("Items");
            if (tag.number() == 1) {
                elements(items, tag, in, elements);
            } else {
                in.skip(tag.wireType());
            }
        }
        return JsonArray.of(elements);
    }

    private Json value(Schema schema, Form form, WireReader in) {
        return switch (form) {
            case MESSAGE -> message(messages.of(schema), in.message());
            case INTEGER -> integer(schema, in.varint());
            case BOOLEAN -> Json.of(in.varint() != 0);
            case DOUBLE -> new JsonDecimal(Double.longBitsToDouble(in.fixed64())).readBack();
            case STRING -> Json.of(in.text());
            case BYTES -> WireValues.base64(in.bytes());
            case TIME -> WireValues.time(in.message(), false);
            case MICRO_TIME -> WireValues.time(in.message(), true);
            case QUANTITY -> WireValues.quantity(in.message());
            case INT_OR_STRING -> WireValues.intOrString(in.message());
            case SCHEMA_CHOICE -> choice(schema, in.message());
            case RAW -> WireValues.raw(in.message());
            case LIST, MAP -> throw new IllegalStateException("no single value: " + schema);
        };
    }

    private Json choice(Schema schema, WireReader in) {
        SchemaChoice choice = SchemaChoice.of(schema);
        Schema alternative = schema.alternative().orElseThrow();
        Optional<JsonObject> whole = Optional.empty();
        var others = new ArrayList<Json>();
        while (in.hasMore()) {
            Tag tag = in.tag("Choice");
            if (tag.number() == choice.schemaNumber()) {
                check(tag, WireType.BYTES, "schema");
                whole = Optional.of(message(messages.of(alternative), in.message()));
            } else if (tag.number() == choice.otherNumber()) {
                check(tag, choice.otherWireType(), "property");
                others.add(
                        switch (choice) {
                            case OR_ARRAY -> message(messages.of(alternative), in.message());
                            case OR_BOOL -> Json.of(in.varint() != 0);
                            case OR_STRINGS -> Json.of(in.text());
                        });
            } else {
                in.skip(tag.wireType());
            }
        }
        return whole.map(it -> choice.with(it, others)).orElseGet(() -> choice.without(others));
    }

    /// As Go, which cuts off what does not fit.
    private static Json integer(Schema schema, long value) {
        return Json.of(schema.format().equals("int32") ? (int) value : value);
    }

    /// What Go's `omitempty` leaves out; a struct is never left out, whatever JSON makes of it.
    private static boolean isZero(Form form, Json value) {
        return switch (form) {
            case STRING, BYTES -> value.equals(Json.of(""));
            case INTEGER, DOUBLE -> value.equals(Json.of(0));
            case BOOLEAN -> value == JsonBoolean.FALSE;
            case MESSAGE,
                    MAP,
                    LIST,
                    TIME,
                    MICRO_TIME,
                    QUANTITY,
                    INT_OR_STRING,
                    SCHEMA_CHOICE,
                    RAW ->
                    false;
        };
    }
}
