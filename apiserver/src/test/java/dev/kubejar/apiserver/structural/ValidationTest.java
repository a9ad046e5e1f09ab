package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What each keyword of a schema finds wrong, in upstream's words.
class ValidationTest {

    /// @param schema of the property `x`
    /// @param value of `x`; empty when it is absent
    record Row(String schema, String value, List<String> problems) {
        Row(String schema, String value, String... problems) {
            this(schema, value, List.of(problems));
        }
    }

    // spotless:off
    static final List<Row> ROWS = List.of(
        // ---- types
        new Row("{type: integer}", "11"),
        new Row("{type: integer}", "11.0"),
        new Row("{type: integer}", "11.5", "x: Invalid value: \"number\": x in body must be of type integer: \"number\""),
        new Row("{type: integer}", "'11'", "x: Invalid value: \"string\": x in body must be of type integer: \"string\""),
        new Row("{type: number}", "11"),
        new Row("{type: string}", "11", "x: Invalid value: \"integer\": x in body must be of type string: \"integer\""),
        new Row("{type: string}", "null", "x: Invalid value: \"null\": x in body must be of type string: \"null\""),
        new Row("{type: string, nullable: true}", "null"),
        new Row("{type: object}", "[]", "x: Invalid value: \"array\": x in body must be of type object: \"array\""),
        new Row("{type: array, items: {type: string}}", "{}", "x: Invalid value: \"object\": x in body must be of type array: \"object\""),
        new Row("{type: boolean}", "'true'", "x: Invalid value: \"string\": x in body must be of type boolean: \"string\""),
        new Row("{x-kubernetes-int-or-string: true}", "80"),
        new Row("{x-kubernetes-int-or-string: true}", "http"),
        new Row("{x-kubernetes-int-or-string: true}", "true", "x: Invalid value: \"boolean\": x in body must be of type integer,string: \"boolean\""),
        new Row("{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}", "80"),
        new Row("{x-kubernetes-int-or-string: true, pattern: '^[0-9]+%$'}", "50%"),
        new Row("{x-kubernetes-int-or-string: true, pattern: '^[0-9]+%$'}", "half", "x: Invalid value: \"half\": x in body should match '^[0-9]+%$'"),
        // ---- numbers
        new Row("{type: integer, maximum: 10}", "11", "x: Invalid value: 11: x in body should be less than or equal to 10"),
        new Row("{type: integer, maximum: 10, exclusiveMaximum: true}", "10", "x: Invalid value: 10: x in body should be less than 10"),
        new Row("{type: integer, minimum: 1}", "0", "x: Invalid value: 0: x in body should be greater than or equal to 1"),
        new Row("{type: integer, minimum: 1, exclusiveMinimum: true}", "1", "x: Invalid value: 1: x in body should be greater than 1"),
        new Row("{type: number, maximum: 1.5}", "2.25", "x: Invalid value: 2.25: x in body should be less than or equal to 1.5"),
        new Row("{type: number, maximum: 1000000}", "2000000.5", "x: Invalid value: 2.0000005e+06: x in body should be less than or equal to 1e+06"),
        new Row("{type: integer, multipleOf: 3}", "7", "x: Invalid value: 7: x in body should be a multiple of 3"),
        new Row("{type: number, multipleOf: 0.5}", "1.5"),
        new Row("{type: number, multipleOf: 0.5}", "1.7", "x: Invalid value: 1.7: x in body should be a multiple of 0.5"),
        new Row("{type: integer, multipleOf: 0.5}", "3"),
        // ---- strings
        new Row("{type: string, maxLength: 3}", "abcd", "x: Too long: may not be more than 3 bytes"),
        new Row("{type: string, maxLength: 1}", "ab", "x: Too long: may not be more than 1 byte"),
        new Row("{type: string, maxLength: 3}", "äöü"),
        new Row("{type: string, minLength: 1}", "''", "x: Invalid value: \"\": x in body should be at least 1 chars long"),
        new Row("{type: string, pattern: '^a+$'}", "ab", "x: Invalid value: \"ab\": x in body should match '^a+$'"),
        new Row("{type: string, pattern: 'b'}", "abc"),
        new Row("{type: string, maxLength: 1, pattern: '^a$'}", "bb", "x: Too long: may not be more than 1 byte"),
        new Row("{type: string, format: ipv4}", "1.2.3", "x: Invalid value: \"1.2.3\": x in body must be of type ipv4: \"1.2.3\""),
        new Row("{type: string, format: date-time}", "5", "x: Invalid value: \"int64\": x in body must be of type date-time: \"int64\""),
        new Row("{type: string, format: unheard-of}", "anything"),
        new Row("{type: string, format: unheard-of}", "5", "x: Invalid value: \"integer\": x in body must be of type string: \"integer\""),
        new Row("{type: integer, format: int32}", "5000000000"),
        // ---- enums
        new Row("{type: string, enum: [b, c]}", "a", "x: Unsupported value: \"a\": supported values: \"b\", \"c\""),
        new Row("{type: integer, enum: [1, 2]}", "3", "x: Unsupported value: 3: supported values: \"1\", \"2\""),
        new Row("{type: integer, enum: [1, 2]}", "2"),
        new Row("{type: number, enum: [1, 2]}", "2.0"),
        new Row("{type: string, nullable: true, enum: [a, null]}", "null", "x: Unsupported value: \"null\": supported values: \"a\", \"null\""),
        new Row("{type: string, enum: [a]}", "5",
                "x: Invalid value: \"integer\": x in body must be of type string: \"integer\"",
                "x: Unsupported value: 5: supported values: \"a\""),
        // ---- lists
        new Row("{type: array, items: {type: string}, maxItems: 1}", "[a, b]", "x: Too many: 2: must have at most 1 item"),
        new Row("{type: array, items: {type: string}, minItems: 2}", "[a]", "x: Invalid value: 1: x in body should have at least 2 items"),
        new Row("{type: array, items: {type: string}}", "[a, 1]", "x[1]: Invalid value: \"integer\": x[1] in body must be of type string: \"integer\""),
        new Row("{type: array, items: {type: string}, x-kubernetes-list-type: set}", "[a, b, a, a]", "x[2]: Duplicate value: \"a\""),
        new Row("{type: array, items: {type: object, properties: {k: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]}",
                "[{k: a}, {k: a}]", "x[1]: Duplicate value: {\"k\":\"a\"}"),
        new Row("{type: array, items: {type: object, properties: {k: {type: string}, l: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [l, k]}",
                "[{k: a, l: b}, {k: a}, {l: b, k: a}]", "x[2]: Duplicate value: {\"k\":\"a\",\"l\":\"b\"}"),
        new Row("{type: array, items: {type: object}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]}", "[1]",
                "x[0]: Invalid value: \"integer\": x[0] in body must be of type object: \"integer\"",
                "x[0]: Invalid value: 1: must be an object for an array of list-type map"),
        // ---- objects
        new Row("{type: object, required: [a], properties: {a: {type: string}}}", "{}", "x.a: Required value"),
        new Row("{type: object, maxProperties: 1, additionalProperties: {type: string}}", "{a: b, c: d}", "x: Too many: 2: must have at most 1 item"),
        new Row("{type: object, minProperties: 1}", "{}", "x: Invalid value: 0: x in body should have at least 1 properties"),
        new Row("{type: object, additionalProperties: {type: string}}", "{a: 1}", "x.a: Invalid value: \"integer\": x.a in body must be of type string: \"integer\""),
        new Row("{type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}", "{a: {b: 1}}",
                "x.a.b: Invalid value: \"integer\": x.a.b in body must be of type string: \"integer\""),
        new Row("{type: object, additionalProperties: false}", "{a: 1}", "x: Invalid value: \"a\": x.a in body is a forbidden property"),
        new Row("{type: object, additionalProperties: true}", "{a: 1}"),
        // ---- junctors
        new Row("{type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}", "{}",
                "<nil>: Invalid value: \"\": \"x\" must validate one and only one schema (oneOf). Found none valid",
                "x.a: Required value"),
        new Row("{type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}", "{a: '', b: ''}",
                "<nil>: Invalid value: \"\": \"x\" must validate one and only one schema (oneOf). Found 2 valid alternatives"),
        new Row("{type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}", "{b: ''}"),
        new Row("{type: string, anyOf: [{enum: [a]}, {pattern: '^b'}]}", "c",
                "<nil>: Invalid value: \"\": \"x\" must validate at least one schema (anyOf)",
                "x: Unsupported value: \"c\": supported values: \"a\""),
        new Row("{type: integer, allOf: [{minimum: 5}, {maximum: 1}]}", "3",
                "x: Invalid value: 3: x in body should be greater than or equal to 5",
                "x: Invalid value: 3: x in body should be less than or equal to 1",
                "<nil>: Invalid value: \"\": \"x\" must validate all the schemas (allOf). None validated"),
        new Row("{type: integer, allOf: [{minimum: 1}, {maximum: 1}]}", "3",
                "x: Invalid value: 3: x in body should be less than or equal to 1",
                "<nil>: Invalid value: \"\": \"x\" must validate all the schemas (allOf)"),
        new Row("{type: string, not: {enum: [a]}}", "a", "<nil>: Invalid value: \"\": \"x\" must not validate the schema (not)"),
        new Row("{type: string, not: {enum: [a]}}", "b"),
        // ---- embedded objects
        new Row("{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}", "{}",
                "x.apiVersion: Required value", "x.kind: Required value"),
        new Row("{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}",
                "{apiVersion: a/b/c, kind: Pod, metadata: {name: a/b}}",
                "x.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c",
                "x.metadata.name: Invalid value: \"a/b\": may not contain '/'"),
        new Row("{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}",
                "{apiVersion: v1, kind: Pod, metadata: {labels: {a: 'b c'}}}",
                "x.metadata.labels: Invalid value: \"b c\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void tellsWhatIsWrong(Row row) {
        StructuralSchema schema = schema("{type: object, properties: {x: " + row.schema + "}}");

        List<FieldError> problems = Validation.problems(schema, object("{x: " + row.value + "}"));

        assertThat(messages(problems)).isEqualTo(row.problems);
    }

    @Test
    void aStatusWriteIsHeldAgainstTheStatusAlone() {
        StructuralSchema schema =
                schema(
                        """
                        type: object
                        properties:
                          spec: {type: object, required: [a]}
                          status: {type: object, properties: {phase: {type: string, enum: [A]}}}
                        """);
        JsonObject next = object("{spec: {}, status: {phase: B}}");

        List<FieldError> problems =
                Validation.problemsOfStatusUpdate(schema, next, object("{spec: {}}"));

        assertThat(messages(problems))
                .containsExactly("status.phase: Unsupported value: \"B\": supported values: \"A\"");
    }

    static List<String> messages(List<FieldError> problems) {
        return problems.stream().map(FieldError::message).toList();
    }

    static StructuralSchema schema(String yaml) {
        return StructuralSchema.parse(object(yaml));
    }

    static JsonObject object(String yaml) {
        return (JsonObject) YamlReader.parse(yaml);
    }
}
