package dev.kubejar.apiserver.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.ValueList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Lists that grow out of each other.
final class ValueListTest {
    @Test
    void aListThatGrewIsNotSeenToGrow() {
        ListValue one = ValueList.ofStrings(List.of()).plus(ValueList.ofStrings(List.of("a")));

        ListValue two = one.plus(ValueList.ofStrings(List.of("b")));
        ListValue other = one.plus(ValueList.ofStrings(List.of("c")));

        assertThat(one).hasToString("[a]");
        assertThat(two).hasToString("[a, b]");
        assertThat(other).hasToString("[a, c]");
    }

    @Test
    void aListIsAddedToItself() {
        ListValue one = ValueList.ofStrings(List.of()).plus(ValueList.ofStrings(List.of("a")));

        assertThat(one.plus(one)).hasToString("[a, a]");
    }
}
