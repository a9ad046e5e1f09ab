package dev.kubejar.kubelet.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpansionTest {
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "$(A), one",
        "x-$(A)-$(B)-y, x-one-two-y",
        "$(NOBODY), $(NOBODY)",
        "$$(A), $(A)",
        "$$$(A), $one",
        "$A, $A",
        "$(A, $(A",
        "$, $",
        "100$, 100$",
        "$(), $()"
    })
    void putsInWhatItKnowsAndLeavesTheRest(String text, String expanded) {
        assertThat(Expansion.expand(text, Map.of("A", "one", "B", "two"))).isEqualTo(expanded);
    }
}
