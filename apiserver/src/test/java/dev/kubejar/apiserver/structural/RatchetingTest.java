package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Which problems of an update are let pass, because they were there and nobody touched them.
class RatchetingTest {

    /// @param schema of the property `x`
    record Row(String when, String schema, String previous, String next, List<String> problems) {
        Row(String when, String schema, String previous, String next, String... problems) {
            this(when, schema, previous, next, List.of(problems));
        }
    }

    private static final String LOW = "x in body should be greater than or equal to 5";

    // spotless:off
    static final List<Row> ROWS = List.of(
        new Row("unchanged", "{type: integer, minimum: 5}", "1", "1"),
        new Row("changed", "{type: integer, minimum: 5}", "1", "2", "x: Invalid value: 2: " + LOW),
        new Row("a sibling changed", "{type: object, properties: {a: {type: integer, minimum: 5}, b: {type: integer}}}", "{a: 1, b: 1}", "{a: 1, b: 2}"),
        new Row("required, unchanged", "{type: object, required: [a], properties: {b: {type: string}}}", "{b: c}", "{b: c}"),
        new Row("required, object changed", "{type: object, required: [a], properties: {b: {type: string}}}", "{b: c}", "{b: d}", "x.a: Required value"),
        new Row("new field", "{type: object, properties: {a: {type: integer, minimum: 5}}}", "{}", "{a: 1}",
                "x.a: Invalid value: 1: x.a in body should be greater than or equal to 5"),
        new Row("element of a map list, moved", "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}, v: {type: integer, minimum: 5}}}}",
                "[{k: a, v: 1}, {k: b, v: 6}]", "[{k: b, v: 7}, {k: a, v: 1}]"),
        new Row("element of a map list, changed", "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}, v: {type: integer, minimum: 5}}}}",
                "[{k: a, v: 1}]", "[{k: a, v: 2}]", "x[0].v: Invalid value: 2: x[0].v in body should be greater than or equal to 5"),
        new Row("element of an atomic list, list unchanged", "{type: array, items: {type: integer, minimum: 5}}", "[1]", "[1]"),
        new Row("element of an atomic list, list changed", "{type: array, items: {type: integer, minimum: 5}}", "[1]", "[1, 6]",
                "x[0]: Invalid value: 1: x[0] in body should be greater than or equal to 5"),
        new Row("element of a set, set changed", "{type: array, x-kubernetes-list-type: set, items: {type: integer, minimum: 5}}", "[1]", "[1, 6]",
                "x[0]: Invalid value: 1: x[0] in body should be greater than or equal to 5"),
        new Row("entry of a map", "{type: object, additionalProperties: {type: integer, minimum: 5}}", "{a: 1}", "{a: 1, b: 6}"),
        new Row("junctor, unchanged", "{type: object, properties: {a: {type: string}}, oneOf: [{required: [a]}]}", "{}", "{}"),
        new Row("junctor, changed", "{type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}]}", "{}", "{b: c}",
                "<nil>: Invalid value: \"\": \"x\" must validate one and only one schema (oneOf). Found none valid", "x.a: Required value"),
        new Row("repeated before", "{type: array, x-kubernetes-list-type: set, items: {type: string}}", "[a, a]", "[a, a, b]"),
        new Row("repeated now", "{type: array, x-kubernetes-list-type: set, items: {type: string}}", "[a]", "[a, a]", "x[1]: Duplicate value: \"a\""));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void letsOldProblemsPass(Row row) {
        StructuralSchema schema =
                ValidationTest.schema(
                        "{type: object, properties: {x: %s, y: {type: integer}}}"
                                .formatted(row.schema));

        var problems =
                Validation.problemsOfUpdate(
                        schema,
                        ValidationTest.object("{y: 2, x: " + row.next + "}"),
                        ValidationTest.object("{y: 1, x: " + row.previous + "}"));

        assertThat(ValidationTest.messages(problems)).isEqualTo(row.problems);
    }
}
