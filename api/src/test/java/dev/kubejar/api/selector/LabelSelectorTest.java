package dev.kubejar.api.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.status.FieldError;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published syntax of label selectors and upstream's complaints about other texts.
class LabelSelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x=a,y=b,z=c | x=a,y=b,z=c",
                "z=c,x=a | x=a,z=c",
                "x!=a,y=b | x!=a,y=b",
                "x==a | x==a",
                "x | x",
                "!x | !x",
                " x = a , y | x=a,y",
                "x in (b,a) | x in (a,b)",
                "x notin (abc) | x notin (abc)",
                "x in (,a) | x in (,a)",
                "x>1,z<5 | x>1,z<5",
                "x= | x=",
                "example.com/x=1 | example.com/x=1",
                "in in (in,notin) | in in (in,notin)",
            })
    void printsAsItReads(String text, String printed) {
        assertThat(LabelSelector.parse(text)).hasToString(printed);
        assertThat(LabelSelector.parse(printed)).isEqualTo(LabelSelector.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "env=prod | true",
                "env==prod | true",
                "env=dev | false",
                "env!=dev | true",
                "absent!=x | true",
                "env in (dev,prod) | true",
                "env notin (dev,prod) | false",
                "absent notin (a) | true",
                "absent in (a) | false",
                "env | true",
                "!env | false",
                "!absent | true",
                "count>4 | true",
                "count>5 | false",
                "count<6,env=prod | true",
                "env>1 | false",
            })
    void matchesLabels(String text, boolean matches) {
        Map<String, String> labels = Map.of("env", "prod", "count", "5");
        assertThat(LabelSelector.parse(text).matches(labels)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x==a==b | found '==', expected: ',' or 'end of string'",
                "a,, | found ',', expected: identifier after ','",
                "x in a | unable to parse requirement: found 'a' expected: '('",
                "x foo y | unable to parse requirement: found 'foo', expected: in, notin, =, ==, !=, gt, lt",
                "=a | found '=', expected: !, identifier, or 'end of string'",
                "!=a | found '!=', expected: !, identifier, or 'end of string'",
                "x in (a b) | unable to parse requirement: found 'b', expected: ',' or ')'",
            })
    void complainsAsUpstream(String text, String message) {
        assertThatThrownBy(() -> LabelSelector.parse(text)).hasMessage(message);
    }

    @Test
    void complainsAboutBadNamesWithTheirPlace() {
        assertThatThrownBy(() -> LabelSelector.parse("app in (-a)"))
                .hasMessageStartingWith(
                        "unable to parse requirement: values[0][app]: Invalid value: \"-a\": a valid"
                                + " label must be an empty string or consist of alphanumeric"
                                + " characters");
        assertThatThrownBy(() -> LabelSelector.parse("-a"))
                .hasMessageStartingWith(
                        "unable to parse requirement: <nil>: Invalid value: \"-a\": name part must"
                                + " consist of");
        assertThatThrownBy(() -> LabelSelector.parse("a>b"))
                .hasMessageContaining("the value must be an integer");
        assertThatThrownBy(() -> LabelSelector.parse("a in ()"))
                .hasMessageContaining("values set can't be empty");
    }

    @Test
    void readsTheObjectForm() {
        var json =
                JsonReader.parseObject(
                        """
                        {"matchLabels": {"b": "2", "a": "1"}, "matchExpressions": [
                          {"key": "c", "operator": "In", "values": ["y", "x"]},
                          {"key": "d", "operator": "DoesNotExist"}]}\
                        """);
        assertThat(LabelSelector.of(json)).hasToString("a=1,b=2,c in (x,y),!d");
        assertThat(SelectorRules.problems(json, "spec.selector")).isEmpty();
    }

    @Test
    void anAbsentSelectorMatchesNothingAndAnEmptyOneEverything() {
        assertThat(LabelSelector.of(Optional.empty()).matches(Map.of())).isFalse();
        assertThat(LabelSelector.parse("").matches(Map.of("a", "b"))).isTrue();
    }

    @Test
    void findsWhatIsWrongWithTheObjectForm() {
        var json =
                JsonReader.parseObject(
                        """
                        {"matchExpressions": [
                          {"key": "a", "operator": "In"},
                          {"key": "b", "operator": "Exists", "values": ["x"]},
                          {"key": "c", "operator": "Is"}]}\
                        """);
        assertThat(SelectorRules.problems(json, "s"))
                .extracting(FieldError::message)
                .containsExactly(
                        "s.matchExpressions[0].values: Required value: must be specified when"
                                + " `operator` is 'In' or 'NotIn'",
                        "s.matchExpressions[1].values: Forbidden: may not be specified when"
                                + " `operator` is 'Exists' or 'DoesNotExist'",
                        "s.matchExpressions[2].operator: Invalid value: \"Is\": not a valid selector"
                                + " operator");
    }
}
