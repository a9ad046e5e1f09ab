package dev.kubejar.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlTest {

    @Test
    void foldsLongTextsWhereKubectlDoes() {
        String on = " on and on and on and on and on";
        JsonObject json =
                JsonObject.of(
                        "data",
                        JsonObject.builder()
                                .put("t0", "a long long long long text that goes" + on + on)
                                .put(
                                        "t2",
                                        "quote: in a long long long long text that goes" + on + on)
                                .put("t3", "<<")
                                .build());

        assertThat(YamlWriter.text(json))
                .isEqualTo(
                        """
                        data:
                          t0: a long long long long text that goes on and on and on and on and on on and on
                            and on and on and on
                          t2: 'quote: in a long long long long text that goes on and on and on and on and
                            on on and on and on and on and on'
                          t3: <<
                        """);
        assertThat(YamlReader.parse(YamlWriter.text(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    0644        | 420
                    0o644       | 420
                    080         | 80
                    0x1F        | 31
                    0b101       | 5
                    1_000       | 1000
                    -7          | -7
                    +7          | 7
                    1e3         | 1000
                    1.0         | 1
                    1.5         | 1.5
                    9223372036854775807 | 9223372036854775807
                    yes         | true
                    on          | true
                    True        | true
                    y           | true
                    yEs         | "yEs"
                    off         | false
                    ~           | null
                    Null        | null
                    2026-01-01  | "2026-01-01"
                    10.96.0.10  | "10.96.0.10"
                    1.2.3       | "1.2.3"
                    12:30:45    | "12:30:45"
                    "0644"      | "0644"
                    'yes'       | "yes"
                    !!str 5     | "5"
                    nginx:1.22  | "nginx:1.22"
                    -           | [null]
                    --5         | "--5"
                    """)
    void aWordMeansWhatKubectlSaysItMeans(String yaml, String json) {
        assertThat(YamlReader.parse(yaml)).isEqualTo(JsonReader.parse(json));
    }

    @Test
    void aliasesAndMergeKeysAreResolved() {
        String yaml =
                """
                base: &base {a: 1, b: 2}
                other: &other {c: 3}
                one: {<<: *base, b: 9}
                many: {<<: [*base, *other]}
                same: *base
                """;

        assertThat(YamlReader.parse(yaml))
                .isEqualTo(
                        JsonReader.parse(
                                """
                                {"base": {"a": 1, "b": 2}, "other": {"c": 3}, "one": {"a": 1, "b": 9},
                                 "many": {"a": 1, "b": 2, "c": 3}, "same": {"a": 1, "b": 2}}\
                                """));
    }

    @Test
    void keysBecomeTexts() {
        assertThat(YamlReader.parse("{y: 1, 8080: web, null: x}"))
                .isEqualTo(JsonReader.parse("{\"true\": 1, \"8080\": \"web\", \"null\": \"x\"}"));
    }

    @Test
    void theLastOfARepeatedFieldWinsAndIsReported() {
        List<YamlReader.Repeated> repeated = new ArrayList<>();

        Json json = YamlReader.parse("spec:\n  replicas: 1\n  replicas: 2", repeated::add);

        assertThat(json).isEqualTo(JsonReader.parse("{\"spec\": {\"replicas\": 2}}"));
        assertThat(repeated)
                .containsExactly(new YamlReader.Repeated("spec.replicas", "replicas", 3));
    }

    @Test
    void documentsAreParted() {
        assertThat(YamlReader.parseAll("a: 1\n---\nb: 2\n---\n")).hasSize(3);
        assertThat(YamlReader.parse("")).isEqualTo(JsonNull.NULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1",
                "a: b: c",
                "*nowhere",
                "a: .inf",
                "\ta: 1",
                "{a: 1, [x]: 2}",
                "<<: 5"
            })
    void whatIsNoYamlIsRefused(String yaml) {
        assertThatThrownBy(() -> YamlReader.parse(yaml)).isInstanceOf(JsonParseException.class);
    }

    @Test
    void aBombOfAliasesIsRefused() {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String nine = ("*a" + (i - 1) + ", ").repeat(9);
            yaml.append("a%d: &a%d [%s*a%d]\n".formatted(i, i, nine, i - 1));
        }

        assertThatThrownBy(() -> YamlReader.parse(yaml.toString()))
                .hasMessageContaining("excessive aliasing");
        assertThatThrownBy(() -> YamlReader.parse("[".repeat(10_000)))
                .isInstanceOf(JsonParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T00:00:00Z", "2026-01-01", "12:30", "1:20:30.5"})
    void quotesWhatOtherReadersWouldTakeForADateOrANumber(String text) {
        assertThat(YamlWriter.text(new JsonString(text))).isEqualTo("\"" + text + "\"\n");
    }

    @Test
    void aLongNumberOfBase60CostsNoStack() {
        String text = "1" + ":1".repeat(100_000);

        assertThat(YamlWriter.text(new JsonString(text))).isEqualTo("\"" + text + "\"\n");
    }

    @Test
    void writesInKubectlsStyle() {
        Json json =
                JsonReader.parse(
                        """
                        {"kind": "Pod", "apiVersion": "v1", "spec": {"containers": [{"name": "a", "args": ["on", "1", "x y"]}],
                         "empty": {}, "none": []}, "script": "one\\ntwo\\n", "ratio": 1.5, "on": true}\
                        """);

        assertThat(YamlWriter.text(json))
                .isEqualTo(
                        """
                        apiVersion: v1
                        kind: Pod
                        "on": true
                        ratio: 1.5
                        script: |
                          one
                          two
                        spec:
                          containers:
                          - args:
                            - "on"
                            - "1"
                            - x y
                            name: a
                          empty: {}
                          none: []
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    v: [A,             | yaml: line 1: did not find expected node content
                    v:~- [A,           | yaml: line 2: did not find expected node content
                    a:~- b: *,         | yaml: line 2: did not find expected alphabetic or numeric character
                    value: -           | yaml: block sequence entries are not allowed in this context
                    a: *b              | yaml: unknown anchor 'b' referenced
                    a: b: c            | yaml: mapping values are not allowed in this context
                    a: 1~b: c: d       | yaml: line 2: mapping values are not allowed in this context
                    a:~#- b            | yaml: line 2: found character that cannot start any token
                    - a~b: 1           | yaml: line 1: did not find expected '-' indicator
                    a: 1~- b           | yaml: line 1: did not find expected key
                    a: {b: 1]          | yaml: did not find expected ',' or '}'
                    """)
    void saysWhatIsWrongInGosWords(String yaml, String problem) {
        String text = yaml.replace('~', '\n').replace('#', '\t');
        assertThatThrownBy(() -> YamlReader.parse(text)).hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a: b", "#x", "- x", "yes", "0644", "1e3", "'", "\"", "a\nb", "a\n", "\ta",
                "é", "null", "{", "*x", "<<", "\u0001"
            })
    void readsBackWhatItWrote(String text) {
        Json json = JsonObject.of("key", Json.of(text)).with(text, "value");

        assertThat(YamlReader.parse(YamlWriter.text(json))).isEqualTo(json);
    }
}
