package dev.kubejar.api.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldSelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status.phase=Running | true",
                "status.phase==Running | true",
                "status.phase!=Running | false",
                "spec.nodeName= | true",
                "spec.nodeName!= | false",
                "status.phase=Running,metadata.name=b | false",
                "status.phase=Running,,metadata.name=a | true",
            })
    void matchesFields(String text, boolean matches) {
        Map<String, String> fields = Map.of("status.phase", "Running", "metadata.name", "a");
        assertThat(FieldSelector.parse(text).matches(fields)).isEqualTo(matches);
    }

    @Test
    void escapesValues() {
        String text = "a=x\\,y\\=z\\\\";
        FieldSelector selector = FieldSelector.parse(text);
        assertThat(selector.exactly("a")).contains("x,y=z\\");
        assertThat(selector).hasToString(text);
    }

    @Test
    void complainsAsUpstream() {
        assertThatThrownBy(() -> FieldSelector.parse("a=b,oops"))
                .hasMessage("invalid selector: 'a=b,oops'; can't understand 'oops'");
        assertThatThrownBy(() -> FieldSelector.parse("a=b\\c"))
                .hasMessage("invalid field selector: invalid escape sequence: \\c");
    }
}
