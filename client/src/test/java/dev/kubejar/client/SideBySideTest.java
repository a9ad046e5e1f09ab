package dev.kubejar.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void allPiecesRunAtOnce() throws InterruptedException {
        var both = new CountDownLatch(2);
        Worker.Body piece =
                () -> {
                    both.countDown();
                    both.await(); // for ever, if the other had to wait
                };
        SideBySide.run("piece", List.of(piece, piece));
        assertThat(both.getCount()).isZero();
    }

    @Test
    void aFailureKeepsNoneOfTheOthers() {
        var done = new AtomicBoolean();
        Worker.Body failing =
                () -> {
                    throw new IllegalArgumentException("no");
                };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SideBySide.run("piece", List.of(failing, () -> done.set(true))))
                .withMessage("no");
        assertThat(done).isTrue();
    }

    @Test
    void anInterruptIsThePiecesToo() {
        var ended = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Worker.Body waiting =
                () -> {
                    caller.interrupt();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.countDown();
                    }
                };
        assertThatThrownBy(() -> SideBySide.run("piece", List.of(waiting)))
                .isInstanceOf(InterruptedException.class);
        assertThat(ended.getCount()).isZero();
    }
}
