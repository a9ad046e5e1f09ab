package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What rules say of objects.
final class CelRulesTest {
    /// @param spec the schema of `spec`
    /// @param object the new spec
    /// @param old the one before; empty at creation
    record Row(String spec, String object, String old, List<String> problems) {}

    private static Row create(String spec, String object, String... problems) {
        return new Row(spec, object, "", List.of(problems));
    }

    private static Row update(String spec, String old, String object, String... problems) {
        return new Row(spec, object, old, List.of(problems));
    }

    private static String object(String properties, String... rules) {
        return "{type: object, properties: "
                + properties
                + ", x-kubernetes-validations: ["
                + String.join(", ", rules)
                + "]}";
    }

    private static final String REPLICAS =
            "{minReplicas: {type: integer}, replicas: {type: integer}, maxReplicas: {type: integer}}";
    private static final String RULE =
            "{rule: 'self.minReplicas <= self.replicas', message: 'replicas should be at least minReplicas'}";
    private static final String NAME =
            "{name: {type: string}, list: {type: array, items: {type: string}}}";

    // spotless:off
    static final List<Row> ROWS = List.of(
            create(object(REPLICAS, RULE), "{minReplicas: 1, replicas: 2}"),
            create(object(REPLICAS, RULE), "{minReplicas: 3, replicas: 2}",
                    "spec: Invalid value: \"object\": replicas should be at least minReplicas"),
            create(object(REPLICAS, "{rule: 'self.replicas <= self.maxReplicas'}"), "{replicas: 3, maxReplicas: 2}",
                    "spec: Invalid value: \"object\": failed rule: self.replicas <= self.maxReplicas"),
            create(object(REPLICAS, "{rule: 'self.replicas <= self.maxReplicas'}"), "{replicas: 3}",
                    "spec: Invalid value: \"object\": no such key: maxReplicas evaluating rule: self.replicas <= self.maxReplicas"),
            create(object(REPLICAS, "{rule: 'self.replicas / self.maxReplicas > 0', message: ' no ratio '}"), "{replicas: 3, maxReplicas: 0}",
                    "spec: Invalid value: \"object\": division by zero evaluating rule: no ratio"),
            create(object(NAME, "{rule: \"self.list[5] == 'a'\"}"), "{list: [a]}",
                    "spec: Invalid value: \"object\": index out of bounds: 5 evaluating rule: self.list[5] == 'a'"),
            create(object("{port: {x-kubernetes-int-or-string: true}}", "{rule: 'self.port > 5'}"), "{port: http}",
                    "spec: Invalid value: \"object\": 'no such overload': call arguments did not match a supported operator, function or macro signature for rule: self.port > 5"),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', messageExpression: \"'got %d'.format([self.replicas])\"}"), "{replicas: 3}",
                    "spec: Invalid value: \"object\": got 3"),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', messageExpression: \"string(self.maxReplicas)\", message: plain}"), "{replicas: 3}",
                    "spec: Invalid value: \"object\": plain"),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', messageExpression: \"'a\\\\nb'\"}"), "{replicas: 3}",
                    "spec: Invalid value: \"object\": failed rule: self.replicas > 5"),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', message: bad, reason: FieldValueForbidden}"), "{replicas: 3}", "spec: Forbidden: bad"),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', message: bad, reason: FieldValueRequired, fieldPath: .replicas}"), "{replicas: 3}", "spec.replicas: Required value: bad"),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', message: bad, reason: FieldValueDuplicate}"), "{replicas: 3}", "spec: Duplicate value: \"object\""),
            create(object(REPLICAS, "{rule: 'self.replicas > 5', message: bad, reason: FieldValueInvalid}"), "{replicas: 3}", "spec: Invalid value: \"object\": bad"),
            // names
            create(object("{namespace: {type: string}, x-y: {type: string}, a.b: {type: string}, c__d: {type: string}, e/f: {type: string}}",
                            "{rule: \"self.namespace == 'v' && self.__namespace__ == 'v' && self.x__dash__y == 'x' && self.a__dot__b == 'a' && self.c__underscores__d == 'c' && self.e__slash__f == 'e'\"}"),
                    "{namespace: v, x-y: x, a.b: a, c__d: c, e/f: e}"),
            // formats, null, unknown
            create(object("{at: {type: string, format: date-time}, for: {type: string, format: duration}, raw: {type: string, format: byte}}",
                            "{rule: \"self.at > timestamp('2025-01-01T00:00:00Z') && self.__for__ < duration('2h') && size(self.raw) == 3\"}"),
                    "{at: '2026-01-01T00:00:00Z', for: 1h30m, raw: YWJj}"),
            create(object("{a: {type: integer, nullable: true}}", "{rule: '!has(self.a)'}"), "{a: null}"),
            create(object("{list: {type: array, items: {type: integer, nullable: true}}}", "{rule: 'self.list.exists(x, dyn(x) == null)'}"), "{list: [1, null]}"),
            create(object("{a: {type: string}}", "{rule: 'self == self'}"), "{a: x, unknown: 1}"),
            create(object(NAME, "{rule: \"self.?name.orValue('none') == 'none' && self.?list.optMap(l, l.size()).orValue(7) == 7\"}"), "{}"),
            create(object(NAME, "{rule: \"self.?list[?0].orValue('none') == 'a'\"}"), "{list: [a]}"),
            create(object("{m: {type: object, additionalProperties: {type: string}}}", "{rule: \"self.m['a-b'] == 'x' && self.m.all(k, self.m[k] != '') && 'a-b' in self.m && !('c' in self.m)\"}"), "{m: {a-b: x}}"),
            // lists, maps and what is in them
            create("{type: object, properties: {ports: {type: array, items: {type: object, properties: {port: {type: integer}}, x-kubernetes-validations: [{rule: self.port > 0, message: bad}]}}}}",
                    "{ports: [{port: 1}, {port: 0}]}", "spec.ports[1]: Invalid value: \"object\": bad"),
            create("{type: object, properties: {limits: {type: object, additionalProperties: {type: string, x-kubernetes-validations: [{rule: isQuantity(self), message: bad}]}}}}",
                    "{limits: {cpu: 1, memory: x}}".replace("1", "'1'"), "spec.limits[memory]: Invalid value: \"string\": bad"),
            create("{type: object, properties: {a: {type: integer, allOf: [{x-kubernetes-validations: [{rule: self > 1, message: bad}]}], x-kubernetes-validations: [{rule: self > 2, message: worse}]}}}", "{a: 0}",
                    "spec.a: Invalid value: \"integer\": worse", "spec.a: Invalid value: \"integer\": bad"),
            // transition rules
            create(object(NAME, "{rule: 'self.name == oldSelf.name', message: immutable}"), "{name: a}"),
            update(object(NAME, "{rule: 'self.name == oldSelf.name', message: immutable}"), "{name: a}", "{name: b}", "spec: Invalid value: \"object\": immutable"),
            update(object(NAME, "{rule: 'self.name == oldSelf.name', message: immutable}"), "{name: a}", "{name: a}"),
            update("{type: object, properties: {name: {type: string, x-kubernetes-validations: [{rule: self == oldSelf, message: immutable}]}}}", "{}", "{name: b}"),
            update("{type: object, properties: {ports: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name],"
                            + " items: {type: object, properties: {name: {type: string}, port: {type: integer, x-kubernetes-validations: [{rule: self == oldSelf, message: immutable}]}}}}}}",
                    "{ports: [{name: a, port: 1}, {name: b, port: 2}]}", "{ports: [{name: c, port: 9}, {name: b, port: 3}, {name: a, port: 1}]}",
                    "spec.ports[1].port: Invalid value: \"integer\": immutable"),
            create(object(NAME, "{rule: 'oldSelf.hasValue()', message: only on update, optionalOldSelf: true}"), "{name: a}", "spec: Invalid value: \"object\": only on update"),
            update(object(NAME, "{rule: 'oldSelf.value().name == self.name', message: changed, optionalOldSelf: true}"), "{name: a}", "{name: b}", "spec: Invalid value: \"object\": changed"),
            update(object(NAME, "{rule: 'oldSelf.orValue(self).name == self.name', message: changed, optionalOldSelf: true}"), "{name: a}", "{name: a}"),
            // ratcheting: what has not changed is let pass
            update("{type: object, properties: {n: {type: integer}, o: " + object(NAME, "{rule: \"self.name == 'good'\", message: bad}") + "}}", "{n: 1, o: {name: x}}", "{n: 2, o: {name: x}}"),
            update("{type: object, properties: {n: {type: integer}, o: " + object(NAME, "{rule: \"self.name == 'good'\", message: bad}") + "}}", "{n: 1, o: {name: x}}", "{n: 1, o: {name: z}}",
                    "spec.o: Invalid value: \"object\": bad"),
            update("{type: object, properties: {n: {type: integer}, a: {type: integer, allOf: [{x-kubernetes-validations: [{rule: self > 1, message: bad}]}], x-kubernetes-validations: [{rule: self < 9}]}}}", "{n: 1, a: 0}", "{n: 2, a: 0}",
                    "spec.a: Invalid value: \"integer\": bad"),
            update("{type: object, properties: {n: {type: integer}, a: {type: integer, x-kubernetes-validations: [{rule: self > 1, message: bad}]}}}", "{n: 1, a: 0}", "{n: 2, a: 0}"),
            // costs
            create(object("{list: {type: array, items: {type: integer}}}", "{rule: 'self.list.all(a, self.list.all(b, self.list.all(c, a + b + c >= 0)))'}"),
                    "{list: " + IntStream.range(0, 100).boxed().toList() + "}",
                    "spec: Invalid value: \"object\": 'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: self.list.all(a, self.list.all(b, self.list.all(c, a + b + c >= 0)))"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void findsWhatUpstreamFinds(Row row) {
        var schema = schema(row.spec);
        assertThat(problems(schema, row.object, row.old))
                .extracting(FieldError::message)
                .containsExactlyElementsOf(row.problems);
    }

    private static StructuralSchema schema(String spec) {
        return Schemas.schema("{type: object, properties: {spec: " + spec + "}}");
    }

    private static List<FieldError> problems(StructuralSchema schema, String next, String old) {
        Optional<JsonObject> previous =
                Optional.of(old).filter(it -> !it.isEmpty()).map(CelRulesTest::resource);
        return CelRules.compile(schema).problems(List.of(), resource(next), previous);
    }

    private static JsonObject resource(String spec) {
        return Schemas.object(
                "{apiVersion: example.com/v1, kind: Example, metadata: {name: x}, spec: "
                        + spec
                        + "}");
    }

    @Test
    void theRootIsNamedAsUpstreamNamesIt() {
        var schema =
                Schemas.schema(
                        "{type: object, x-kubernetes-validations: [{rule: \"self.metadata.name == 'y'\", message: bad name}]}");
        assertThat(problems(schema, "{}", ""))
                .extracting(FieldError::message)
                .containsExactly("<nil>: Invalid value: \"object\": bad name");
    }

    @Test
    void unchangedFaultsAreWarnedOf() {
        var schema = schema(object(NAME, "{rule: \"self.name == 'good'\", message: bad}"));
        assertThat(
                        CelRules.compile(schema)
                                .warnings(
                                        resource("{name: x}"), Optional.of(resource("{name: x}"))))
                .containsExactly("spec: Invalid value: \"object\": bad");
    }

    @Test
    void anObjectWithoutTheSchemasShapeIsNotLookedAt() {
        var schema = schema(object(NAME, "{rule: 'self.name == oldSelf.name'}"));
        var found = List.of(FieldError.required("spec.name", ""));
        assertThat(CelRules.compile(schema).problems(found, resource("{}"), Optional.empty()))
                .extracting(FieldError::message)
                .containsExactly(
                        "<nil>: Invalid value: \"null\": some validation rules were not checked"
                                + " because the object was invalid; correct the existing errors to"
                                + " complete validation");
    }

    @Test
    void allRulesShareOneBudget() {
        String cubic =
                "{rule: 'self.list.all(a, self.list.all(b, self.list.all(c, a + b + c >= 0)))'}";
        String rules = (cubic + ", ").repeat(29) + cubic;
        var schema = schema(object("{list: {type: array, items: {type: integer}}}", rules));
        String list = IntStream.range(0, 40).boxed().toList().toString();
        assertThat(problems(schema, "{list: " + list + "}", ""))
                .extracting(FieldError::message)
                .containsExactly(
                        "spec: Invalid value: \"object\": validation failed due to running out of"
                                + " cost budget, no further validation rules will be run");
    }
}
