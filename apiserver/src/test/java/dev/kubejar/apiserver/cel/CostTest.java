package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.cel.program.Meter;
import dev.kubejar.apiserver.cel.program.PlanException;
import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.cel.value.JsonValues;
import dev.kubejar.apiserver.cel.value.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What running rules costs, and that they are true: the numbers are upstream's own for the same
/// objects and rules.
///
/// Source:
/// [celcoststability_test.go](https://github.com/kubernetes/kubernetes/blob/release-1.35/staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/celcoststability_test.go)
final class CostTest {
    /// An object and what its schema says of its fields.
    record Sample(String properties, String object) {}

    record Row(Sample sample, String rule, long cost) {}

    private static final Sample TEXTS =
            new Sample(
                    "{val1: {type: string}, val2: {type: string}}",
                    "{val1: 'Rook takes 👑', val2: 'Rook takes 👑'}");
    private static final Sample NUMBERS =
            new Sample(
                    "{val1: {type: integer}, val2: {type: number}, val3: {type: number}}",
                    "{val1: 5, val2: 10.5, val3: 10}");
    private static final Sample FORMATS =
            new Sample(
                    "{time: {type: string, format: date-time}, span: {type: string, format: duration}, day: {type: string, format: date},"
                            + " bytes: {type: string, format: byte}, text: {type: string}, day2: {type: string}}",
                    "{time: '2011-08-18T19:03:37.010000000+01:00', span: 1h2m3s4ms, day: '1997-07-16', bytes: 'QUI=',"
                            + " text: '2011-08-18T19:03:37.01+01:00', day2: '1997-07-16T00:00:00Z'}");
    private static final Sample ENUM =
            new Sample("{enumStr: {type: string, enum: [Pending, Bound]}}", "{enumStr: Pending}");
    private static final Sample LISTS =
            new Sample(
                    "{val1: {type: array, items: {type: integer}}, val2: {type: array, items: {type: integer}}}",
                    "{val1: [1, 2, 3], val2: [1, 2, 3]}");
    private static final Sample SETS =
            new Sample(
                    "{val1: {type: array, x-kubernetes-list-type: set, items: {type: string}}, val2: {type: array, x-kubernetes-list-type: set, items: {type: string}}}",
                    "{val1: [a, b, c], val2: [a, c, b]}");
    private static final Sample LIST_MAPS =
            new Sample(
                    "{objs: {type: array, items: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k],"
                            + " items: {type: object, properties: {k: {type: string}, v: {type: string}}}}}}",
                    "{objs: [[{k: a, v: '1'}, {k: b, v: '2'}], [{k: b, v: '2'}, {k: a, v: '1'}], [{k: b, v: '3'}, {k: a, v: '1'}], [{k: c, v: '4'}]]}");
    private static final Sample MAPS =
            new Sample(
                    "{val1: {type: object, additionalProperties: {type: string}}, val2: {type: object, additionalProperties: {type: string}}}",
                    "{val1: {k1: a, k2: b}, val2: {k2: b, k1: a}}");
    private static final Sample OBJECTS =
            new Sample(
                    "{a: {type: object, properties: {b: {type: integer}, c: {type: integer}, d: {type: integer, nullable: true}}},"
                            + " a1: {type: object, properties: {b1: {type: object, properties: {c1: {type: integer}}}, d2: {type: object, properties: {e2: {type: integer}}}}}}",
                    "{a: {b: 1, d: null}, a1: {b1: {c1: 4}}}");
    private static final Sample NUMBER_MAP =
            new Sample(
                    "{val: {type: object, additionalProperties: {type: integer}}}",
                    "{val: {b: 1, d: 2}}");
    private static final Sample KEYED =
            new Sample(
                    "{listMap: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k],"
                            + " items: {type: object, properties: {k: {type: string}, v: {type: string}, v2: {type: string}}}}}",
                    "{listMap: [{k: a1, v: b1}, {k: a2, v: b2}, {k: a3, v: b3, v2: z}]}");
    private static final Sample ARRAY =
            new Sample(
                    "{array: {type: array, items: {type: integer}}}",
                    "{array: [1, 1, 2, 2, 3, 3, 4, 5]}");
    private static final Sample EMBEDDED =
            new Sample(
                    "{embedded: {type: object, x-kubernetes-embedded-resource: true}}",
                    "{apiVersion: v1, kind: Pod, metadata: {name: foo, generateName: pickItForMe}, embedded: {apiVersion: v1, kind: Pod, metadata: {name: foo, generateName: pickItForMe}}}");
    private static final Sample PERCENT =
            new Sample("{something: {x-kubernetes-int-or-string: true}}", "{something: 25%}");
    private static final Sample NUMBER =
            new Sample("{something: {x-kubernetes-int-or-string: true}}", "{something: 1}");
    private static final Sample AVAILABILITY =
            new Sample(
                    "{min: {x-kubernetes-int-or-string: true}, current: {type: integer}, available: {type: integer}}",
                    "{min: 50%, current: 5, available: 10}");
    private static final Sample UNKNOWN =
            new Sample(
                    "{withUnknown: {type: object, x-kubernetes-preserve-unknown-fields: true}, withUnknownList: {type: array, items: {type: object, x-kubernetes-preserve-unknown-fields: true}},"
                            + " withUnknownFieldList: {type: array, items: {type: object, properties: {fieldOfUnknownType: {x-kubernetes-preserve-unknown-fields: true}}}}}",
                    "{withUnknown: {field1: a}, withUnknownList: [{field1: a, field2: b}, {field1: x, field2: y}, {field1: x, field2: y}, {}, {}],"
                            + " withUnknownFieldList: [{fieldOfUnknownType: a}, {fieldOfUnknownType: 1}, {fieldOfUnknownType: 1}]}");

    // spotless:off
    static final List<Row> ROWS = List.of(
            new Row(NUMBERS, "type(self.val1) == int", 4),
            new Row(NUMBERS, "self.val1 + 1 == 5 + 1", 5),
            new Row(NUMBERS, "type(self.val3) == double", 4),
            new Row(NUMBERS, "self.val3 == 10.0", 3),
            new Row(NUMBERS, "double(self.val1) < self.val2", 6),
            new Row(NUMBERS, "self.val1 < int(self.val2)", 6),
            new Row(NUMBERS, "double(5) < 10.0", 1),
            new Row(NUMBERS, "double(self.val1) < 10.0", 4),
            new Row(TEXTS, "self.val1.startsWith('Rook')", 4),
            new Row(TEXTS, "!self.val1.startsWith('knight')", 5),
            new Row(TEXTS, "self.val1.matches('^[^0-9]*$')", 8),
            new Row(TEXTS, "!self.val1.matches('^[0-9]*$')", 7),
            new Row(TEXTS, "type(self.val1) == string", 4),
            new Row(TEXTS, "size(self.val1) == 12", 4),
            new Row(TEXTS, "self.val1.charAt(3) == 'k'", 4),
            new Row(TEXTS, "self.val1.indexOf('o') == 1", 4),
            new Row(TEXTS, "self.val1.indexOf('o', 2) == 2", 4),
            new Row(TEXTS, "self.val1.replace(' ', 'x') == 'Rookxtakesx👑'", 7),
            new Row(TEXTS, "self.val1.replace(' ', 'x', 1) == 'Rookxtakes 👑'", 7),
            new Row(TEXTS, "self.val1.split(' ') == ['Rook', 'takes', '👑']", 6),
            new Row(TEXTS, "self.val1.split(' ', 2) == ['Rook', 'takes 👑']", 6),
            new Row(TEXTS, "self.val1.substring(5) == 'takes 👑'", 5),
            new Row(TEXTS, "self.val1.substring(0, 4) == 'Rook'", 5),
            new Row(TEXTS, "self.val1.substring(4, 10).trim() == 'takes'", 6),
            new Row(TEXTS, "self.val1.upperAscii() == 'ROOK TAKES 👑'", 6),
            new Row(TEXTS, "self.val1.lowerAscii() == 'rook takes 👑'", 6),
            new Row(FORMATS, "self.bytes == b'AB'", 3),
            new Row(FORMATS, "type(self.bytes) == bytes", 4),
            new Row(FORMATS, "size(self.bytes) == 2", 4),
            new Row(FORMATS, "self.span == duration('1h2m') + duration('3s4ms')", 4),
            new Row(FORMATS, "self.span.getHours() == 1", 4),
            new Row(FORMATS, "type(self.span) == google.protobuf.Duration", 4),
            new Row(FORMATS, "self.day.getDate() == 16", 4),
            new Row(FORMATS, "self.time == timestamp('2011-08-18T00:00:00.000+01:00') + duration('19h3m37s10ms')", 4),
            new Row(FORMATS, "self.time.getDate('01:00') == 18", 4),
            new Row(FORMATS, "type(self.time) == google.protobuf.Timestamp", 4),
            new Row(FORMATS, "timestamp(self.text) == self.time", 6),
            new Row(FORMATS, "string(self.time) == self.text", 8),
            new Row(FORMATS, "timestamp(self.day2) == self.day", 6),
            new Row(FORMATS, "string(self.day) == self.day2", 7),
            new Row(ENUM, "self.enumStr == 'Pending'", 3),
            new Row(ENUM, "self.enumStr in ['Pending', 'Available']", 2),
            new Row(LISTS, "1 in self.val1", 5),
            new Row(LISTS, "self.val2[0] in self.val1", 8),
            new Row(LISTS, "!(0 in self.val1)", 6),
            new Row(LISTS, "self.val1 + self.val2 == [1, 2, 3, 1, 2, 3]", 6),
            new Row(LISTS, "self.val1 + [4, 5] == [1, 2, 3, 4, 5]", 4),
            new Row(SETS, "self.val1 == ['c', 'b', 'a']", 3),
            new Row(SETS, "self.val1 == self.val2", 5),
            new Row(SETS, "'a' in self.val1", 5),
            new Row(SETS, "self.val2[0] in self.val1", 8),
            new Row(SETS, "!('x' in self.val1)", 6),
            new Row(SETS, "self.val1 + self.val2 == ['a', 'b', 'c']", 6),
            new Row(SETS, "self.val1 + ['c', 'd'] == ['a', 'b', 'c', 'd']", 4),
            new Row(LIST_MAPS, "self.objs[0] == self.objs[1]", 7),
            new Row(LIST_MAPS, "self.objs[0] + self.objs[2] == self.objs[2]", 11),
            new Row(LIST_MAPS, "self.objs[2] + self.objs[0] == self.objs[0]", 11),
            new Row(LIST_MAPS, "self.objs[0] == [self.objs[0][0], self.objs[0][1]]", 22),
            new Row(LIST_MAPS, "self.objs[0] == [self.objs[0][1], self.objs[0][0]]", 22),
            new Row(LIST_MAPS, "self.objs[2] + [self.objs[0][0], self.objs[0][1]] == self.objs[0]", 26),
            new Row(LIST_MAPS, "size(self.objs[0] + [self.objs[3][0]]) == 3", 20),
            new Row(MAPS, "self.val1 == self.val2", 5),
            new Row(MAPS, "'k1' in self.val1", 3),
            new Row(MAPS, "!('k3' in self.val1)", 4),
            new Row(MAPS, "self.val1 == {'k1': 'a', 'k2': 'b'}", 3),
            new Row(OBJECTS, "has(self.a.b)", 2),
            new Row(OBJECTS, "has(self.a1.b1.c1)", 3),
            new Row(OBJECTS, "!(has(self.a1.d2) && has(self.a1.d2.e2))", 3),
            new Row(OBJECTS, "!has(self.a1.d2)", 3),
            new Row(NUMBER_MAP, "'b' in self.val", 3),
            new Row(NUMBER_MAP, "!has(self.val.a)", 3),
            new Row(NUMBER_MAP, "has(self.val.b)", 2),
            new Row(NUMBER_MAP, "self.val.all(k, self.val[k] > 0)", 17),
            new Row(NUMBER_MAP, "self.val.exists_one(k, self.val[k] == 2)", 14),
            new Row(NUMBER_MAP, "!self.val.exists_one(k, self.val[k] > 0)", 17),
            new Row(NUMBER_MAP, "size(self.val) == 2", 4),
            new Row(NUMBER_MAP, "size(self.val.filter(k, self.val[k] > 1)) == 1", 26),
            new Row(KEYED, "has(self.listMap[0].v)", 3),
            new Row(KEYED, "self.listMap.all(m, m.k.startsWith('a'))", 21),
            new Row(KEYED, "self.listMap.all(m, !has(m.v2) || m.v2 == 'z')", 21),
            new Row(KEYED, "self.listMap.exists(m, m.k.endsWith('1'))", 13),
            new Row(KEYED, "self.listMap.exists_one(m, m.k == 'a3')", 15),
            new Row(KEYED, "!self.listMap.all(m, m.k.endsWith('1'))", 18),
            new Row(KEYED, "!self.listMap.exists(m, m.v == 'x')", 25),
            new Row(KEYED, "!self.listMap.exists_one(m, m.k.startsWith('a'))", 20),
            new Row(KEYED, "size(self.listMap.filter(m, m.k == 'a1')) == 1", 27),
            new Row(KEYED, "self.listMap.exists(m, m.k == 'a1' && m.v == 'b1')", 16),
            new Row(KEYED, "self.listMap.map(m, m.v).exists(v, v == 'b1')", 55),
            new Row(KEYED, "self.listMap.exists(m, has(m.v2) && m.v2 == 'z')", 21),
            new Row(KEYED, "!self.listMap.all(m, has(m.v2) && m.v2 != 'z')", 10),
            new Row(KEYED, "self.listMap.exists_one(m, has(m.v2) && m.v2 == 'z')", 12),
            new Row(KEYED, "self.listMap.filter(m, has(m.v2) && m.v2 == 'z').size() == 1", 24),
            new Row(KEYED, "self.listMap.map(m, has(m.v2) && m.v2 == 'z', m.v2).size() == 1", 25),
            new Row(KEYED, "self.listMap.filter(m, has(m.v2) && m.v2 == 'z').map(m, m.v2).size() == 1", 39),
            new Row(KEYED, "self.listMap.exists(m, m.v2 == 'z')", 24),
            new Row(KEYED, "!self.listMap.all(m, m.v2 != 'z')", 22),
            new Row(ARRAY, "2 in self.array", 10),
            new Row(ARRAY, "self.array.all(e, e > 0)", 43),
            new Row(ARRAY, "self.array.exists(e, e > 2)", 36),
            new Row(ARRAY, "self.array.exists_one(e, e > 4)", 22),
            new Row(ARRAY, "!self.array.all(e, e < 2)", 21),
            new Row(ARRAY, "!self.array.exists(e, e < 0)", 52),
            new Row(ARRAY, "!self.array.exists_one(e, e == 2)", 25),
            new Row(ARRAY, "size(self.array.filter(e, e%2 == 0)) == 3", 68),
            new Row(ARRAY, "self.array.map(e, e * 20).filter(e, e > 50).exists(e, e == 60)", 194),
            new Row(EMBEDDED, "self.kind == 'Pod'", 3),
            new Row(EMBEDDED, "self.metadata.name == 'foo'", 4),
            new Row(EMBEDDED, "self.metadata.generateName == 'pickItForMe'", 5),
            new Row(EMBEDDED, "self.embedded.kind == 'Pod'", 4),
            new Row(EMBEDDED, "self.embedded.metadata.generateName == 'pickItForMe'", 6),
            new Row(EMBEDDED, "has(self.embedded)", 1),
            new Row(PERCENT, "type(self.something) == int ? self.something == 1 : self.something == '25%'", 7),
            new Row(PERCENT, "type(self.something) == string && self.something == '25%'", 7),
            new Row(PERCENT, "self.something == '25%'", 3),
            new Row(PERCENT, "self.something != 1", 3),
            new Row(PERCENT, "self.something == 1 || self.something == '25%'", 6),
            new Row(PERCENT, "self.something == '25%' || self.something == 1", 3),
            new Row(PERCENT, "self.something != ['anything']", 3),
            new Row(PERCENT, "type(self.something) == string && self.something.matches(r'(\\d+(\\.\\d+)?%)')", 10),
            new Row(NUMBER, "type(self.something) == int && self.something == 1", 7),
            new Row(NUMBER, "self.something == 1", 3),
            new Row(NUMBER, "self.something == '25%' || self.something == 1", 6),
            new Row(AVAILABILITY, "type(self.min) == int ? self.current <= self.min : double(self.current) / double(self.available) >= double(self.min.replace('%', '')) / 100.0", 17),
            new Row(UNKNOWN, "has(self.withUnknown)", 1),
            new Row(UNKNOWN, "self.withUnknownList.size() == 5", 4),
            new Row(UNKNOWN, "self.withUnknownList[0] != self.withUnknownList[1]", 7),
            new Row(UNKNOWN, "self.withUnknownList[1] == self.withUnknownList[2]", 7),
            new Row(UNKNOWN, "self.withUnknownList[3] == self.withUnknownList[4]", 6),
            new Row(UNKNOWN, "self.withUnknownFieldList[0] != self.withUnknownFieldList[1]", 7),
            new Row(UNKNOWN, "self.withUnknownFieldList[1] == self.withUnknownFieldList[2]", 7));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void isUpstreams(Row row) throws PlanException {
        var schema = Schemas.schema("{type: object, properties: " + row.sample.properties + "}");
        Shape shape = Shape.of(schema, true);
        var types = DeclaredTypes.of(shape);
        var meter = new Meter(1_000_000);
        switch (Environment.of(Map.of("self", types.root()), types.byName()).compile(row.rule)) {
            case Environment.Rejected(String issues) -> throw new AssertionError(issues);
            case Environment.Compiled(var tree) ->
                    assertThat(
                                    Program.of(tree, List.of("self"))
                                            .run(
                                                    meter,
                                                    JsonValues.of(
                                                            Schemas.json(row.sample.object),
                                                            shape)))
                            .hasToString("true");
        }
        assertThat(meter.spent()).isEqualTo(row.cost);
    }
}
