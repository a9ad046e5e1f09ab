package dev.kubejar.apiserver.structural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DefaultingTest {

    record Row(String when, String schema, String before, String after) {}

    // spotless:off
    static final List<Row> ROWS = List.of(
        new Row("absent", "{properties: {a: {type: string, default: x}}}", "{}", "{a: x}"),
        new Row("there", "{properties: {a: {type: string, default: x}}}", "{a: ''}", "{a: ''}"),
        new Row("null, not nullable", "{properties: {a: {type: string, default: x}}}", "{a: null}", "{a: x}"),
        new Row("null, nullable", "{properties: {a: {type: string, nullable: true, default: x}}}", "{a: null}", "{a: null}"),
        new Row("parent absent", "{properties: {p: {type: object, properties: {a: {default: x}}}}}", "{}", "{}"),
        new Row("parent there", "{properties: {p: {type: object, properties: {a: {default: x}}}}}", "{p: {}}", "{p: {a: x}}"),
        new Row("default in a default", "{properties: {p: {default: {}, properties: {a: {default: x}}}}}", "{}", "{p: {a: x}}"),
        new Row("in lists", "{properties: {l: {items: {properties: {a: {default: 1}}}}}}", "{l: [{}, {a: 2}]}", "{l: [{a: 1}, {a: 2}]}"),
        new Row("null in lists", "{properties: {l: {items: {default: x}}}}", "{l: [null, y]}", "{l: [x, y]}"),
        new Row("in maps", "{additionalProperties: {properties: {a: {default: 1}}}}", "{k: {}}", "{k: {a: 1}}"),
        new Row("null in maps", "{additionalProperties: {type: string, default: x}}", "{k: null}", "{k: x}"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void fillsIn(Row row) {
        StructuralSchema schema = ValidationTest.schema(row.schema);

        JsonObject filled = Defaulting.fill(schema, ValidationTest.object(row.before));

        assertThat(filled).isEqualTo(ValidationTest.object(row.after));
        assertThat(Defaulting.fill(schema, filled)).isSameAs(filled);
    }

    @Test
    void aNullThatMayNotBeOneAndHasNoDefaultIsAbsent() {
        StructuralSchema schema =
                ValidationTest.schema(
                        """
                        properties:
                          plain: {type: string}
                          nullable: {type: string, nullable: true}
                          defaulted: {type: string, default: x}
                          list: {type: array, items: {type: string}}
                          map: {type: object, additionalProperties: {type: string}}
                          free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                        """);
        JsonObject object =
                ValidationTest.object(
                        "{plain: null, nullable: null, defaulted: null, list: [null], map: {k: null}, free: {k: null}}");

        assertThat(Defaulting.withoutNulls(schema, object))
                .isEqualTo(
                        ValidationTest.object(
                                "{nullable: null, defaulted: null, list: [null], map: {}, free: {k: null}}"));
    }
}
