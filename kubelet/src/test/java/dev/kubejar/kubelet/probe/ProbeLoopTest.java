package dev.kubejar.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.core.container.Probe;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ProbeLoopTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();

    private ProbeLoop loop(ProbeLoop.Asking asking) {
        return new ProbeLoop(
                "probe",
                ProbeType.READINESS,
                new Probe(JsonObject.EMPTY),
                Optional.empty(),
                time,
                asking,
                (_, _) -> {});
    }

    private void turn(ProbeLoop loop) throws InterruptedException {
        time.advance(PERIOD);
        loop.awaitIdle();
    }

    @Test
    void aQuestionThatGoesWrongOnOurSideIsPutAgain() throws InterruptedException {
        ProbeLoop loop =
                loop((_, _) -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("a mistake of ours");
                    }
                    return new Outcome.Success();
                });
        loop.start(PERIOD);

        turn(loop);
        assertThat(loop.verdict()).isEqualTo(Verdict.FAILURE);

        turn(loop);
        assertThat(asked).hasValue(2);
        assertThat(loop.verdict()).isEqualTo(Verdict.SUCCESS);
    }

    @Test
    void nothingIsAskedOnceItIsStopped() throws InterruptedException {
        ProbeLoop loop =
                loop((_, _) -> {
                    asked.incrementAndGet();
                    return new Outcome.Success();
                });
        loop.start(PERIOD);
        turn(loop);

        loop.stop();
        turn(loop);

        assertThat(asked).hasValue(1);
    }
}
