package dev.kubejar.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class YamlKeyOrderTest {
    /// As kubectl 1.35 prints them.
    private static final List<String> SORTED =
            List.of(
                    "1", "2", "10", "A", "a2", "a10", "aa", "ab", "b-1", "b.1", "b_1", "c", "n0",
                    "n00", "n1", "n01", "n10");

    @Test
    void isThatOfNumbersInWords() {
        for (int seed = 0; seed < 100; seed++) {
            var keys = new ArrayList<>(SORTED);
            Collections.shuffle(keys, new Random(seed));
            keys.sort(new YamlKeyOrder());

            assertThat(keys).as("seed %d", seed).isEqualTo(SORTED);
        }
    }
}
