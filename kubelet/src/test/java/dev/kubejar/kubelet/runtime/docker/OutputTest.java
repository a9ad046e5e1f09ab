package dev.kubejar.kubelet.runtime.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ways to take a framed output apart.
final class OutputTest {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final ByteArrayOutputStream both = new ByteArrayOutputStream();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyByteArrivesInItsStreamInOrder(long seed) throws Exception {
        byte[] frames = randomFrames(new Random(seed));

        assertThat(new MergedOutput(new ByteArrayInputStream(frames)).readAllBytes())
                .isEqualTo(both.toByteArray());
        var split = SplitOutput.of(new ByteArrayInputStream(frames), "test");
        var errors = CompletableFuture.supplyAsync(() -> all(split.stderr()));
        assertThat(split.stdout().readAllBytes()).isEqualTo(stdout.toByteArray());
        assertThat(errors.get()).isEqualTo(stderr.toByteArray());
    }

    @Test
    void aReaderThatHasGoneDoesNotHoldUpTheOther() throws IOException {
        byte[] frames = randomFrames(new Random(6));
        var split = SplitOutput.of(new ByteArrayInputStream(frames), "test");
        split.stderr().close();

        assertThat(split.stdout().readAllBytes()).isEqualTo(stdout.toByteArray());
    }

    @Test
    void aFrameThatBreaksOffIsAFailure() {
        var merged =
                new MergedOutput(new ByteArrayInputStream(frame(1, "hello".getBytes(UTF_8), 9)));
        assertThatThrownBy(merged::readAllBytes).isInstanceOf(EOFException.class);
    }

    @Test
    void onlySoManyBytesAreGiven() throws IOException {
        var limited = new LimitedOutput(new ByteArrayInputStream("hello".getBytes(UTF_8)), 3);
        assertThat(limited.readAllBytes()).isEqualTo("hel".getBytes(UTF_8));
    }

    private byte[] randomFrames(Random random) {
        var frames = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            byte[] content = new byte[random.nextInt(20_000)];
            random.nextBytes(content);
            boolean isError = random.nextBoolean();
            (isError ? stderr : stdout).writeBytes(content);
            both.writeBytes(content);
            frames.writeBytes(frame(isError ? 2 : 1, content, content.length));
        }
        return frames.toByteArray();
    }

    private static byte[] frame(int stream, byte[] content, int length) {
        return ByteBuffer.allocate(8 + content.length)
                .put((byte) stream)
                .put(new byte[3])
                .putInt(length)
                .put(content)
                .array();
    }

    private static byte[] all(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
