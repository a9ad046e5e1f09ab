package dev.kubejar.api.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndexRangesTest {

    @Test
    void holdsWhatItNames() throws IndexRanges.FormatException {
        IndexRanges ranges = IndexRanges.parse("1,3-5,7", 8);

        assertThat(ranges.count()).isEqualTo(5);
        assertThat(ranges.contains(4)).isTrue();
        assertThat(ranges.contains(6)).isFalse();
        assertThat(ranges.overlap(IndexRanges.parse("0,2,5-6", 8))).hasValue(5);
        assertThat(ranges.overlap(IndexRanges.parse("0,2,6", 8))).isEmpty();
        assertThat(IndexRanges.parse("", 8).count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    8     | too large index: "8"
                    a     | cannot convert string to integer for index: "a"
                    3,2   | non-increasing order, previous: 3, current: 2
                    3-2   | non-increasing order, previous: 3, current: 2
                    1-2-3 | the fragment "1-2-3" violates the requirement that an index interval can have at most two parts separated by '-'
                    """)
    void refuses(String text, String message) {
        assertThatThrownBy(() -> IndexRanges.parse(text, 8)).hasMessage(message);
    }
}
