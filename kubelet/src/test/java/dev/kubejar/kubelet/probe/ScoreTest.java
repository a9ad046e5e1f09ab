package dev.kubejar.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScoreTest {
    /// `+` and `-` are answers; success needs two in a row, failure three.
    @ParameterizedTest
    @CsvSource({
        "READINESS, '', FAILURE",
        "READINESS, +, FAILURE",
        "READINESS, ++, SUCCESS",
        "READINESS, +-+, FAILURE",
        "READINESS, ++--, SUCCESS",
        "READINESS, ++---, FAILURE",
        "READINESS, ++--+--, SUCCESS",
        "LIVENESS, '', SUCCESS",
        "LIVENESS, --, SUCCESS",
        "LIVENESS, ---, FAILURE",
        "STARTUP, '', UNKNOWN",
        "STARTUP, -++, SUCCESS",
        "STARTUP, ---, FAILURE"
    })
    void settlesOnlyAfterEnoughEqualAnswers(ProbeType type, String answers, Verdict verdict) {
        Score score = Score.initial(type);
        for (int i = 0; i < answers.length(); i++) {
            score = score.after(answers.charAt(i) == '+', 2, 3);
        }
        assertThat(score.verdict()).isEqualTo(verdict);
    }
}
