package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server that is asked anything, and must answer everything: before long, and without a fault of
/// its own. Belongs to one thread.
final class FuzzedServer implements AutoCloseable {
    /// Only a hang takes so long, however busy the machine is.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /// Refusals that are no failure: not now (503), not before a later revision (504).
    private static final List<Integer> FINE = List.of(501, 503, 504);

    /// The caller's fault, and yet a 500 of upstream's too.
    private static final List<String> UPSTREAMS_OWN =
            List.of(
                    "resourceVersion should not be set on objects to be created",
                    "failed to create typed patch object (",
                    "failed to convert new typed object (",
                    "failed to merge config: ",
                    "unknown patch type: ",
                    " does not contain declared merge key: ",
                    "merging lists cannot yet be specified in the patch",
                    "cannot merge lists without merge key",
                    "list element types are not identical: ",
                    " doesn't match $setElementOrder list:",
                    "expected a ",
                    "the spec replicas field ");

    final TestServer server;
    private final Map<Integer, Integer> answers = new TreeMap<>();

    FuzzedServer(Path folder) {
        this.server = new TestServer(folder);
    }

    /// The answer to a request.
    ///
    /// @param origin what makes the request again, for who reads of its failure
    TestServer.Answer answer(String origin, HostileRequests.Made made) throws InterruptedException {
        TestServer.Answer answer;
        try {
            answer =
                    CompletableFuture.supplyAsync(
                                    () -> send(made), task -> Thread.ofVirtual().start(task))
                            .get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(shown(origin, made), e);
        }
        answers.merge(answer.code(), 1, Integer::sum);
        assertThat(isBlameless(answer))
                .as(() -> shown(origin, made) + "\n" + answer.text())
                .isTrue();
        return answer;
    }

    /// How often each code was answered.
    Map<Integer, Integer> answers() {
        return answers;
    }

    private static String shown(String origin, HostileRequests.Made made) {
        return "%s: %s %s %s %s"
                .formatted(
                        origin,
                        made.method(),
                        made.target(),
                        made.headers(),
                        new String(made.body(), StandardCharsets.UTF_8));
    }

    private TestServer.Answer send(HostileRequests.Made made) {
        return server.whileTimePasses(
                () -> server.send(made.method(), made.target(), made.body(), made.headers()));
    }

    private static boolean isBlameless(TestServer.Answer answer) {
        return answer.code() < 500
                || FINE.contains(answer.code())
                || UPSTREAMS_OWN.stream().anyMatch(answer.text()::contains);
    }

    @Override
    public void close() {
        server.close();
    }
}
