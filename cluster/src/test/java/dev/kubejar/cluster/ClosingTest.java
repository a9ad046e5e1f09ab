package dev.kubejar.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClosingTest {

    @Test
    void closesInReverseWhateverGoesWrong() {
        List<String> closed = new ArrayList<>();
        var closing = new Closing();
        closing.onClose("first", () -> closed.add("first"));
        closing.onClose(
                "second",
                () -> {
                    closed.add("second");
                    throw new IllegalStateException("on purpose");
                });
        closing.onClose("third", () -> closed.add("third"));

        closing.close();
        closing.close();

        assertThat(closed).containsExactly("third", "second", "first");
    }
}
