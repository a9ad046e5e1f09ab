package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PruningTest {

    /// @param schema of the property `x`
    record Row(String when, String schema, String before, String after, List<String> unknown) {
        Row(String when, String schema, String before, String after, String... unknown) {
            this(when, schema, before, after, List.of(unknown));
        }
    }

    // spotless:off
    static final List<Row> ROWS = List.of(
        new Row("known", "{type: object, properties: {a: {type: string}}}", "{a: 1}", "{a: 1}"),
        new Row("unknown", "{type: object, properties: {a: {type: string}}}", "{a: b, c: {d: 1}}", "{a: b}", "x.c"),
        new Row("in lists", "{type: array, items: {type: object}}", "[{a: 1}, {}]", "[{}, {}]", "x[0].a"),
        new Row("of maps", "{type: object, additionalProperties: {type: object, properties: {a: {type: string}}}}", "{k: {a: b, c: d}}", "{k: {a: b}}", "x.k.c"),
        new Row("of free maps", "{type: object, additionalProperties: true}", "{k: 1, l: {a: b}}", "{k: 1, l: {}}", "x.l.a"),
        new Row("preserved", "{type: object, x-kubernetes-preserve-unknown-fields: true}", "{a: {b: [{c: 1}]}}", "{a: {b: [{c: 1}]}}"),
        new Row("known inside preserved", "{type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: object}}}", "{a: {b: 1}, c: 1}", "{a: {}, c: 1}", "x.a.b"),
        new Row("preserved lists", "{type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: object}}", "[{a: 1}]", "[{a: 1}]"),
        new Row("scalars where objects belong", "{type: object}", "text", "text"),
        new Row("embedded", "{type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {b: 1}, status: {}}", "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {}}", "x.spec.b", "x.status"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void keepsWhatTheSchemaKnows(Row row) {
        StructuralSchema schema =
                ValidationTest.schema("{type: object, properties: {x: " + row.schema + "}}");
        String meta = "apiVersion: a/v1, kind: A, metadata: {name: a}, ";
        JsonObject before = ValidationTest.object("{" + meta + "x: " + row.before + "}");

        Pruning.Pruned pruned = Pruning.prune(schema, before);

        assertThat(pruned.object())
                .isEqualTo(ValidationTest.object("{" + meta + "x: " + row.after + "}"));
        assertThat(pruned.unknown()).isEqualTo(row.unknown);
    }
}
