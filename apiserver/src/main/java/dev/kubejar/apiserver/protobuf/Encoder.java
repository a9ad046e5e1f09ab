package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.apiserver.protobuf.Message.Field;
import dev.kubejar.apiserver.schema.Schema;
import java.util.Comparator;
import java.util.List;

/// Trees to messages. A tree that does not fit its schema is a bug of ours: what is stored has been
/// checked.
///
/// Fields that JSON leaves out are left out here too; Go writes zeros for some of them, which its
/// decoder cannot tell apart.
final class Encoder {
    private final Messages messages;
    private final WireWriter out;

    Encoder(Messages messages, WireWriter out) {
        this.messages = messages;
        this.out = out;
    }

    void message(Message message, JsonObject object) {
        for (Field field : message.backwards()) {
            switch (field) {
                case Field.Embedded(int number, Message inner) -> {
                    int before = out.size();
                    message(inner, object);
                    if (out.size() > before) {
                        out.message(number, before);
                    }
                }
                case Field.Unknown _ -> {}
                case Field.Plain plain -> {
                    Json value = object.find(plain.name()).orElse(JsonNull.NULL);
                    if (value != JsonNull.NULL) {
                        field(plain, value);
                    }
                }
            }
        }
    }

    private void field(Field.Plain field, Json value) {
        if (field.form() == Form.LIST) {
            elements(field.number(), field.schema(), (JsonArray) value);
        } else if (field.form() == Form.MAP) {
            entries(field.number(), field.schema(), (JsonObject) value);
        } else {
            value(field.number(), field.schema(), field.form(), value);
        }
    }

    private void elements(int number, Schema schema, JsonArray array) {
        Schema items = schema.items().orElse(Schema.ANYTHING);
        Form form = Form.of(items);
        for (Json element : array.values().reversed()) {
            value(number, items, form, element);
        }
    }

    /// Sorted by key, as Go does.
    private void entries(int number, Schema schema, JsonObject map) {
        Schema values = schema.additionalProperties().orElse(Schema.ANYTHING);
        Form form = Form.of(values);
        List<String> backwards = map.keys().stream().sorted(Comparator.reverseOrder()).toList();
        for (String key : backwards) {
            int entry = out.size();
            Json value = map.find(key).orElse(JsonNull.NULL);
            if (form == Form.LIST && value instanceof JsonArray list) {
                int wrapper = out.size();
                elements(1, values, list);
                out.message(2, wrapper);
            } else {
                value(2, values, form, value);
            }
            out.text(1, key);
            out.message(number, entry);
        }
    }

    private void value(int number, Schema schema, Form form, Json value) {
        switch (form) {
            case MESSAGE -> {
                int before = out.size();
                message(messages.of(schema), (JsonObject) value);
                out.message(number, before);
            }
            case INTEGER -> out.number(number, ((JsonInteger) value).value());
            case BOOLEAN -> out.number(number, value == JsonBoolean.TRUE ? 1 : 0);
            case DOUBLE -> out.fixed64(number, Double.doubleToRawLongBits(decimal(value)));
            case STRING -> out.text(number, text(value));
            case BYTES -> out.bytes(number, WireValues.base64(text(value)));
            case TIME, MICRO_TIME -> WireValues.time(out, number, text(value));
            case QUANTITY -> WireValues.quantity(out, number, value);
            case INT_OR_STRING -> WireValues.intOrString(out, number, value);
            case SCHEMA_CHOICE -> choice(number, schema, value);
            case RAW -> WireValues.raw(out, number, JsonWriter.bytes(value));
            case LIST, MAP -> throw new IllegalStateException("no single value: " + schema);
        }
    }

    private void choice(int number, Schema schema, Json value) {
        SchemaChoice choice = SchemaChoice.of(schema);
        Schema alternative = schema.alternative().orElseThrow();
        int before = out.size();
        switch (value) {
            case JsonObject object -> {
                value(choice.schemaNumber(), alternative, Form.MESSAGE, object);
                if (choice == SchemaChoice.OR_BOOL) {
                    out.number(choice.otherNumber(), 1);
                }
            }
            case JsonBoolean allows -> out.number(choice.otherNumber(), allows.value() ? 1 : 0);
            case JsonArray list -> {
                for (Json element : list.values().reversed()) {
                    Form form = element instanceof JsonObject ? Form.MESSAGE : Form.STRING;
                    value(choice.otherNumber(), alternative, form, element);
                }
            }
            case JsonString _, JsonInteger _, JsonDecimal _, JsonNull _ ->
                    throw new IllegalStateException("neither a schema nor else: " + value);
        }
        out.message(number, before);
    }

    private static String text(Json value) {
        return ((JsonString) value).value();
    }

    private static double decimal(Json value) {
        return value instanceof JsonInteger(long whole) ? whole : ((JsonDecimal) value).value();
    }
}
