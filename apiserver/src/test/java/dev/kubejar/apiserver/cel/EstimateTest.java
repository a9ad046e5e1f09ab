package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.cel.value.Shape;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What rules can cost at most: the numbers are upstream's own for the same schemas and rules.
///
/// Source:
/// [compilation_test.go](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/compilation_test.go)
final class EstimateTest {
    private static final String OBJECT =
            "{type: object, required: [required], properties: {required: {type: string}, optional: {type: string}}}";

    /// @param schema with `MAX` where a bound can stand
    /// @param unbounded the cost without bounds
    /// @param bound what stands for each bound then
    /// @param bounded the cost with them
    record Row(String schema, String rule, long unbounded, long bound, long bounded) {}

    private static String list(String items) {
        return "{type: array, maxItems: MAX, items: " + items + "}";
    }

    private static String map(String values) {
        return "{type: object, maxProperties: MAX, additionalProperties: " + values + "}";
    }

    private static String type(String type) {
        return "{type: " + type + "}";
    }

    private static String format(String format) {
        return "{type: string, format: " + format + "}";
    }

    private static final String TEXT = "{type: string, maxLength: MAX}";
    private static final String INT_OR_STRING = "{x-kubernetes-int-or-string: true}";

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row(list(type("number")),               "self.all(x, true)", 4718591, 10, 32),
            new Row(list(type("string")),               "self.all(x, true)", 3145727, 20, 62),
            new Row(list(type("boolean")),              "self.all(x, true)", 1887437, 5, 17),
            new Row(list("{type: array, items: {type: number}}"), "self.all(x, true)", 3145727, 100, 302),
            new Row(list(OBJECT),                       "self.all(x, true)", 555128, 50, 152),
            new Row(map(type("number")),                "self.all(x, true)", 1348169, 10, 32),
            new Row(map(type("string")),                "self.all(x, true)", 1179647, 3, 11),
            new Row(map(type("boolean")),               "self.all(x, true)", 943718, 100, 302),
            new Row(TEXT,                               "self.contains('test')", 314574, 10, 5),
            new Row(TEXT,                               "self.startsWith('test')", 2, 15, 2),
            new Row(TEXT,                               "self.endsWith('test')", 2, 30, 2),
            new Row(TEXT,                               "size(self + 'hello') > size('hello')", 314578, 4, 7),
            new Row(list(type("number")),               "self[1] == 0.0", 2, 5000, 2),
            new Row(list(type("string")),               "self[1] == self[1]", 314577, 8, 314577),
            new Row(TEXT,                               "self.matches('x')", 314574, 50, 22),
            new Row(TEXT,                               "''.matches('(((((((((())))))))))[0-9]')", 7, 10, 7),
            new Row(TEXT,                               "self.matches('')", 1, 100, 1),
            new Row(map(TEXT),                          "self.all(x, x.contains(self[x]))", 2752507, 10, 72),
            new Row(list(type("number")),               "self[3] == 0.0", 2, 0, 2),
            new Row(map(type("number")),                "self['x'] == 0.0", 2, 0, 2),
            new Row(TEXT,                               "self == 'x'", 2, 0, 1),
            new Row("{type: string, format: byte, maxLength: MAX}", "self == b'x'", 2, 0, 1),
            new Row(list(type("number")),               "self.all(x, x == 0.0)", 6291454, 3 * 1024 * 2048, 25165826),
            new Row(list(map(OBJECT)),                  "self.all(x, x['y'].required == 'z')", 7340027, 10, 72),
            new Row("{type: array, items: " + map(OBJECT) + "}", "self.all(x, x['y'].required == 'z')", 7340027, 10, 7340027),
            new Row(list(INT_OR_STRING),                "self.all(x, true)", 4718591, 10, 32),
            new Row(list(INT_OR_STRING),                "self[0] == 5", 3, 10, 3),
            new Row(list(type("boolean")),              "self[0] == false", 2, 25, 2),
            new Row(list(OBJECT),                       "self[0] == null", 2, 422, 2),
            new Row(list("{type: array, items: {type: number}}"), "self[0][0] == -1.0", 3, 51, 3),
            new Row(list("{type: object, additionalProperties: {type: number}}"), "self.all(x, x.y == 25.2)", 6291452, 12, 74),
            new Row(list("{type: object, additionalProperties: {type: number}}"), "self[0].x > 2.0", 4, 3000, 4),
            new Row(list(format("duration")),           "self.all(x, true)", 2359295, 5, 17),
            new Row(list(format("duration")),           "self[0].getHours() == 2", 4, 525, 4),
            new Row(list(format("date")),               "self.all(x, true)", 725936, 15, 47),
            new Row(list(format("date")),               "self[2].getDayOfMonth() == 13", 4, 42, 4),
            new Row(list(format("date-time")),          "self.all(x, true)", 428963, 25, 77),
            new Row(list(format("date-time")),          "self[2].getMinutes() == 45", 4, 99, 4),
            new Row(map(INT_OR_STRING),                 "self.all(x, true)", 1348169, 15, 47),
            new Row(map(OBJECT),                        "self.all(x, true)", 428963, 20, 62),
            new Row(map("{type: object, additionalProperties: {type: number}}"), "self.all(x, true)", 1179647, 10, 32),
            new Row(map("{type: array, items: {type: number}}"), "self.all(x, true)", 1179647, 25, 77),
            new Row(map(format("duration")),            "self.all(x, true)", 1048577, 5, 17),
            new Row(map(format("date")),                "self.all(x, true)", 524288, 10, 32),
            new Row(map(format("date-time")),           "self.all(x, true)", 349526, 25, 77),
            new Row(TEXT,                               "self.find('[0-9]+') == ''", 629147, 10, 11),
            new Row(list(TEXT),                         "self.join(' ') == 'aa bb'", 329853068905L, 10, 43),
            new Row(list(TEXT),                         "self.isSorted() == true", 329854432052L, 10, 52),
            new Row("{type: object, properties: {str: " + TEXT + ", before: {type: string, maxLength: 2}, after: {type: string, maxLength: 4}}}",
                                                        "self.str.replace(self.before, self.after) == 'does not matter'", 629154, 4, 12),
            new Row("{type: object, properties: {str: " + TEXT + ", separator: " + TEXT + "}}",
                                                        "self.str.split(self.separator) == []", 629160, 10, 22),
            new Row(TEXT,                               "self.lowerAscii() == 'lower!'", 314575, 10, 6),
            new Row(map(type("integer")),               "oldSelf.size() == self.size()", 5, 10, 5),
            new Row(map(format("date-time")),           "self['a'] == self['b']", 8, 7, 8),
            new Row(map(format("duration")),            "self['c'] == self['d']", 8, 42, 8),
            new Row("{type: string, maxLength: MAX, enum: [A, B, C, LongValue]}", "self.contains('A')", 2, 1000, 401));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void isUpstreams(Row row) {
        String unbounded = row.schema.replaceAll("max[A-Za-z]+: MAX,? ?", "");
        String bounded = row.schema.replace("MAX", Long.toString(row.bound));
        assertThat(cost(unbounded, row.rule)).isEqualTo(row.unbounded);
        assertThat(cost(bounded, row.rule)).isEqualTo(row.bounded);
    }

    private static long cost(String schema, String rule) {
        JsonObject json = Schemas.object(schema);
        StructuralSchema parsed =
                StructuralSchema.parse(
                        json.with(
                                "x-kubernetes-validations",
                                JsonArray.of(JsonObject.EMPTY.with("rule", rule))));
        return switch (RuleCompiler.compile(
                        parsed, Shape.of(parsed, false), parsed.extensions().rules())
                .getFirst()
                .condition()
                .orElseThrow()) {
            case CompiledRule.Ready(_, long maxCost) -> maxCost;
            case CompiledRule.Broken(String complaint) -> throw new AssertionError(complaint);
        };
    }
}
