package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.status.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is wrong with the rules of a definition.
final class DefinitionCheckTest {
    private static final String PATH = "spec.validation.openAPIV3Schema";

    /// @param rule an entry of `x-kubernetes-validations` on the object `spec`
    record Row(String rule, String field, String text) {}

    private static Row of(String rule, String text) {
        return new Row("{rule: \"" + rule + "\"}", "rule", shown(rule) + text);
    }

    private static String shown(String rule) {
        return "Invalid value: {\"Rule\":\""
                + rule.replace("\"", "\\\"").replace(">", "\\u003e")
                + "\",\"Message\":\"\",\"MessageExpression\":\"\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: ";
    }

    // spotless:off
    static final List<Row> ROWS = List.of(
            of("self.foo", "compilation failed: ERROR: <input>:1:5: undefined field 'foo'\n | self.foo\n | ....^"),
            of("self.replicas", "cel expression must evaluate to a bool"),
            of("self.replicas == true", "compilation failed: ERROR: <input>:1:15: found no matching overload for '_==_' applied to '(int, bool)'\n | self.replicas == true\n | ..............^"),
            of("slef.replicas > 1", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'slef' (in container '')\n | slef.replicas > 1\n | ^"),
            of("this does not compile", "compilation failed: ERROR: <input>:1:6: Syntax error: mismatched input 'does' expecting <EOF>\n | this does not compile\n | .....^"),
            of("self.name.matches('[')", "compilation failed: ERROR: <input>:1:19: invalid matches argument\n | self.name.matches('[')\n | ..................^"),
            of("duration('soon') == self.span", "compilation failed: ERROR: <input>:1:10: invalid duration argument\n | duration('soon') == self.span\n | .........^"),
            of("self.at == self.name", "compilation failed: ERROR: <input>:1:9: found no matching overload for '_==_' applied to '(timestamp, string)'\n | self.at == self.name\n | ........^"),
            of("self.items.all(1, true)", "compilation failed: ERROR: <input>:1:16: argument must be a simple name\n | self.items.all(1, true)\n | ...............^"),
            of("[1, 'a'] == []", "compilation failed: ERROR: <input>:1:5: expected type 'int' but found 'string'\n | [1, 'a'] == []\n | ....^"),
            of("int('x') == 1", "program instantiation failed: type conversion error from 'string' to 'int'"),
            new Row("{rule: 'self.replicas > 1', messageExpression: '1'}", "messageExpression",
                    "Invalid value: {\"Rule\":\"self.replicas \\u003e 1\",\"Message\":\"\",\"MessageExpression\":\"1\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: messageExpression must evaluate to a string"),
            new Row("{rule: 'self.replicas > 1', messageExpression: self.nope}", "messageExpression",
                    "Invalid value: {\"Rule\":\"self.replicas \\u003e 1\",\"Message\":\"\",\"MessageExpression\":\"self.nope\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}:"
                            + " messageExpression compilation failed: ERROR: <input>:1:5: undefined field 'nope'\n | self.nope\n | ....^"),
            new Row("{rule: 'self.replicas > 1', optionalOldSelf: true}", "optionalOldSelf", "Invalid value: true: may not be set if oldSelf is not used in rule"),
            new Row("{rule: 'self.items.all(x, self.items.all(y, x == y))'}", "rule",
                    "Forbidden: estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ROWS")
    void saysWhatUpstreamSays(Row row) {
        List<FieldError> problems =
                problems(
                        """
                        type: object
                        properties:
                          spec:
                            type: object
                            properties:
                              replicas: {type: integer}
                              name: {type: string}
                              at: {type: string, format: date-time}
                              span: {type: string, format: duration}
                              items: {type: array, items: {type: string}}
                            x-kubernetes-validations: [RULE]
                        """
                                .replace("RULE", row.rule));
        assertThat(problems.getFirst().message())
                .isEqualTo(
                        PATH
                                + ".properties[spec].x-kubernetes-validations[0]."
                                + row.field
                                + ": "
                                + row.text);
    }

    private static List<FieldError> problems(String schema) {
        return new DefinitionCheck().problemsOfRules(Schemas.schema(schema), PATH, _ -> false);
    }

    @Test
    void anOldValueMustBeFindable() {
        List<FieldError> problems =
                problems(
                        """
                        type: object
                        properties:
                          set:
                            type: array
                            maxItems: 5
                            items:
                              type: array
                              maxItems: 5
                              x-kubernetes-list-type: map
                              x-kubernetes-list-map-keys: [k]
                              items:
                                type: object
                                properties: {k: {type: string}}
                                x-kubernetes-validations: [{rule: self.k == oldSelf.k}]
                        """);
        assertThat(problems)
                .extracting(FieldError::message)
                .containsExactly(
                        PATH
                                + ".properties[set].items.items.x-kubernetes-validations[0].rule:"
                                + " Invalid value: \"self.k == oldSelf.k\": oldSelf cannot be used"
                                + " on the uncorrelatable portion of the schema within "
                                + PATH
                                + ".properties[set]");
    }

    @Test
    void allRulesTogetherHaveALimit() {
        String rule = "{rule: \"self.all(x, x.contains('keyword'))\"}";
        List<FieldError> problems =
                problems(
                        """
                        type: object
                        properties:
                          list:
                            type: array
                            maxItems: 1000
                            items: {type: string, maxLength: 20000}
                            x-kubernetes-validations: [RULES]
                        """
                                .replace("RULES", (rule + ", ").repeat(13) + rule));
        assertThat(problems)
                .extracting(FieldError::message)
                .startsWith(
                        PATH
                                + ".properties[list].x-kubernetes-validations[0].rule: Forbidden:"
                                + " contributed to estimated rule cost total exceeding cost limit"
                                + " for entire OpenAPIv3 schema")
                .hasSize(5)
                .last()
                .asString()
                .startsWith(
                        PATH
                                + ": Forbidden: x-kubernetes-validations estimated rule cost total"
                                + " for entire OpenAPIv3 schema exceeds budget by factor of 1.1");
    }

    @Test
    void rulesAreCountedAsOftenAsTheirPlaceCanBe() {
        assertThat(
                        problems(
                                """
                                type: object
                                properties:
                                  list:
                                    type: array
                                    items:
                                      type: string
                                      maxLength: 1000
                                      x-kubernetes-validations: [{rule: "self.contains('ab')"}]
                                """))
                .extracting(FieldError::message)
                .first()
                .asString()
                .contains("estimated rule cost exceeds budget by factor of 42.0x");
    }
}
