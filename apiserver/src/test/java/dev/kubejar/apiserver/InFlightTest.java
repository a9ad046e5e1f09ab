package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One request reads and one writes, and there is no place for another.
final class InFlightTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final User SOMEONE = User.of("someone", List.of());

    private final CountDownLatch inside = new CountDownLatch(2);
    private final CountDownLatch go = new CountDownLatch(1);
    private final InFlight limit = new InFlight((request, _) -> handle(request), 1, 1);
    private Thread reader = Thread.currentThread();
    private Thread writer = Thread.currentThread();

    private Response handle(Request request) throws InterruptedException {
        if (request.query().has("wait")) {
            inside.countDown();
            go.await();
        }
        return Response.text(200, "done");
    }

    private static Request request(String method, String target) {
        var origin = new Request.Origin(InetSocketAddress.createUnresolved("test", 1), List.of());
        return Request.of(method, target, Headers.EMPTY, Body.EMPTY, origin);
    }

    private Response.Content send(String method, String target, User user) {
        try {
            return (Response.Content) limit.handle(request(method, target), user);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void fill() throws InterruptedException {
        reader = Thread.ofVirtual().start(() -> send("GET", MAPS + "?wait", SOMEONE));
        writer = Thread.ofVirtual().start(() -> send("POST", MAPS + "?wait", SOMEONE));
        inside.await();
    }

    @AfterEach
    void empty() throws InterruptedException {
        go.countDown();
        reader.join();
        writer.join();
    }

    @ParameterizedTest
    @CsvSource({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
    void oneMoreIsRefused(String method) {
        Response.Content refusal = send(method, MAPS + "/a", SOMEONE);

        assertThat(refusal.code()).isEqualTo(429);
        assertThat(refusal.headers().first("Retry-After")).contains("1");
        assertThat(new String(refusal.parts().getFirst(), StandardCharsets.UTF_8))
                .isEqualTo("Too many requests, please try again later.\n");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/pods?watch=true",
        "GET,/api/v1/watch/pods",
        "GET,/api/v1/namespaces/default/pods/a/log",
        "POST,/api/v1/namespaces/default/pods/a/exec",
        "PUT,/api/v1/namespaces/default/services/a/proxy/x",
    })
    void whatLastsDoesNotCount(String method, String target) {
        assertThat(send(method, target, SOMEONE).code()).isEqualTo(200);
    }

    @Test
    void mastersAreNeverRefused() {
        User master = User.of("admin", List.of("system:masters"));

        assertThat(send("GET", MAPS, master).code()).isEqualTo(200);
    }

    @Test
    void aPlaceThatIsFreeAgainIsTaken() throws InterruptedException {
        go.countDown();
        reader.join();

        assertThat(send("GET", MAPS, SOMEONE).code()).isEqualTo(200);
        assertThat(send("GET", MAPS, SOMEONE).code()).isEqualTo(200);
    }
}
