package dev.kubejar.apiserver;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.Random;

/// Where a made-up request gets its shape from: a seed, or a fuzzer that learns what leads to new
/// code.
interface Choices {

    /// A number from 0 to `bound`, exclusive.
    int below(int bound);

    /// Any text of at most `longest` characters.
    String text(int longest);

    default boolean oneIn(int chance) {
        return below(chance) == 0;
    }

    default <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    static Choices of(Random random) {
        return new Choices() {
            @Override
            public int below(int bound) {
                return random.nextInt(bound);
            }

            @Override
            public String text(int longest) {
                var text = new StringBuilder();
                int length = random.nextInt(longest + 1);
                for (int i = 0; i < length; i++) {
                    text.appendCodePoint(
                            random.nextInt(8) == 0
                                    ? random.nextInt(0xD800)
                                    : 32 + random.nextInt(95));
                }
                return text.toString();
            }
        };
    }

    static Choices of(FuzzedDataProvider data) {
        return new Choices() {
            @Override
            public int below(int bound) {
                return data.consumeInt(0, bound - 1);
            }

            @Override
            public String text(int longest) {
                return data.consumeString(longest);
            }
        };
    }
}
