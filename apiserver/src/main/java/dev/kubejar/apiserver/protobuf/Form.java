package dev.kubejar.apiserver.protobuf;

import dev.kubejar.apiserver.schema.Schema;

/// What a value looks like on the wire.
enum Form {
    MESSAGE,
    /// One message `{key = 1, value = 2}` for each entry.
    MAP,
    /// The field once for each element.
    LIST,
    STRING,
    BYTES,
    INTEGER,
    BOOLEAN,
    DOUBLE,
    /// `{seconds = 1, nanos = 2}`
    TIME,
    /// As [#TIME], and JSON shows its microseconds.
    MICRO_TIME,
    /// `{string = 1}`
    QUANTITY,
    /// `{type = 1, intVal = 2, strVal = 3}`, type 0 for a number and 1 for a string.
    INT_OR_STRING,
    /// A schema, or a list or boolean instead: see [SchemaChoice].
    SCHEMA_CHOICE,
    /// `{raw = 1}`, the bytes of any JSON.
    RAW;

    static Form of(Schema schema) {
        return switch (schema.type()) {
            case OBJECT -> schema.additionalProperties().isPresent() ? MAP : MESSAGE;
            case ARRAY -> LIST;
            case STRING ->
                    switch (schema.goType()) {
                        case "v1.Time" -> TIME;
                        case "v1.MicroTime" -> MICRO_TIME;
                        case "[]uint8" -> BYTES;
                        default -> STRING;
                    };
            case INTEGER -> INTEGER;
            case NUMBER -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
            case INT_OR_STRING -> INT_OR_STRING;
            case QUANTITY -> QUANTITY;
            case ANY -> schema.alternative().isPresent() ? SCHEMA_CHOICE : RAW;
        };
    }

    int wireType() {
        return switch (this) {
            case INTEGER, BOOLEAN -> WireType.VARINT;
            case DOUBLE -> WireType.FIXED64;
            case MESSAGE,
                    MAP,
                    LIST,
                    STRING,
                    BYTES,
                    TIME,
                    MICRO_TIME,
                    QUANTITY,
                    INT_OR_STRING,
                    SCHEMA_CHOICE,
                    RAW ->
                    WireType.BYTES;
        };
    }
}
