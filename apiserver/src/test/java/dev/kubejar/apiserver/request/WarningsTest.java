package dev.kubejar.apiserver.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WarningsTest {

    @Test
    void eachIsQuotedAndToldOnce() {
        assertThat(Warnings.headers(List.of("unknown field \"a<b\"", "c:\\d", "c:\\d", "")))
                .containsExactly("299 - \"unknown field \\\"a<b\\\"\"", "299 - \"c:\\\\d\"");
    }

    @Test
    void whatCannotBeAHeaderIsLeftOut() {
        assertThat(Warnings.headers(List.of("a\nb", "c"))).containsExactly("299 - \"c\"");
    }

    @Test
    void thereAreNoMoreThanFourThousandCharacters() {
        List<String> one = List.of("x".repeat(4096));
        List<String> many = IntStream.range(0, 20).mapToObj(i -> "é".repeat(300) + i).toList();

        assertThat(Warnings.headers(one).getFirst()).hasSize(4096 + "299 - \"\"".length());
        assertThat(Warnings.headers(many))
                .hasSize(16)
                .allMatch(header -> header.length() == 256 + "299 - \"\"".length());
    }
}
