package dev.kubejar.apiserver.protobuf;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.Schema;
import java.util.List;

/// The types of a CustomResourceDefinition that are a schema or something else, each with a message
/// that has a field for either.
///
/// Source:
/// [generated.proto](https://pkg.go.dev/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1)
enum SchemaChoice {
    /// `{schema = 1, jSONSchemas = 2}`
    OR_ARRAY("Array", 1, 2),
    /// `{allows = 1, schema = 2}`
    OR_BOOL("Bool", 2, 1),
    /// `{schema = 1, property = 2}`
    OR_STRINGS("StringArray", 1, 2);

    private final String typeName;
    private final int schemaNumber;
    private final int otherNumber;

    SchemaChoice(String other, int schemaNumber, int otherNumber) {
        this.typeName = "JSONSchemaPropsOr" + other;
        this.schemaNumber = schemaNumber;
        this.otherNumber = otherNumber;
    }

    /// @param schema of a place where [Form#SCHEMA_CHOICE] stands
    static SchemaChoice of(Schema schema) {
        String type = schema.typeName();
        for (SchemaChoice choice : values()) {
            if (type.endsWith("." + choice.typeName)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("no choice: " + type);
    }

    int schemaNumber() {
        return schemaNumber;
    }

    int otherNumber() {
        return otherNumber;
    }

    /// The wire type of what else there may be.
    int otherWireType() {
        return this == OR_BOOL ? WireType.VARINT : WireType.BYTES;
    }

    /// What a message without a schema says.
    ///
    /// @param others the elements of its list, or the boolean
    Json without(List<Json> others) {
        if (this == OR_BOOL) {
            return others.isEmpty() ? JsonBoolean.FALSE : others.getLast();
        }
        return others.isEmpty() ? JsonNull.NULL : JsonArray.of(others);
    }

    /// What a message with both says in JSON: a list of schemas or names wins, a boolean only tells
    /// that there is a schema.
    Json with(JsonObject schema, List<Json> others) {
        return this == OR_BOOL || others.isEmpty() ? schema : JsonArray.of(others);
    }
}
