package dev.kubejar.apiserver.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Body;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.http.Request;
import dev.kubejar.apiserver.http.Response;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {
    private final List<User> passed = new ArrayList<>();

    private void handle(Optional<User> known, Authorizer authorizer, String method, String target)
            throws InterruptedException {
        var guard =
                new Guard(
                        _ -> known,
                        authorizer,
                        (_, user) -> {
                            passed.add(user);
                            return Response.text(200, "");
                        });
        var origin = new Request.Origin(new InetSocketAddress(0), List.of());
        guard.handle(Request.of(method, target, Headers.EMPTY, Body.EMPTY, origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz/etcd", "/healthz?verbose", "/version"})
    void strangersMayAskWhetherTheServerLives(String target) throws Exception {
        handle(Optional.empty(), new AnyoneAuthenticated(), "GET", target);

        assertThat(passed).containsExactly(User.ANONYMOUS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api", "/livezz", "/version/x", "/api/v1/pods"})
    void strangersMayDoNothingElse(String target) {
        assertThatThrownBy(() -> handle(Optional.empty(), new AnyoneAuthenticated(), "GET", target))
                .isInstanceOfSatisfying(
                        StatusException.class,
                        e ->
                                assertThat(e.status().json().toString())
                                        .isEqualTo(
                                                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
                                                        + "\"status\":\"Failure\",\"message\":\"Unauthorized\","
                                                        + "\"reason\":\"Unauthorized\",\"code\":401}"));
        assertThat(passed).isEmpty();
    }

    @Test
    void aKnownUserIsInTheGroupOfTheAuthenticated() throws Exception {
        handle(
                Optional.of(User.of("jane", List.of("devs"))),
                new AnyoneAuthenticated(),
                "GET",
                "/api");

        assertThat(passed)
                .singleElement()
                .extracting(User::groups)
                .isEqualTo(List.of("devs", "system:authenticated"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/api/v1/namespaces/a/pods/web|pods \"web\" is forbidden: User \"jane\" cannot get resource \"pods\" in API group \"\" in the namespace \"a\": no",
                "GET|/api/v1/pods?watch=1|pods is forbidden: User \"jane\" cannot watch resource \"pods\" in API group \"\" at the cluster scope: no",
                "DELETE|/apis/apps/v1/namespaces/a/deployments|deployments.apps is forbidden: User \"jane\" cannot deletecollection resource \"deployments\" in API group \"apps\" in the namespace \"a\": no",
                "POST|/api/v1/namespaces/a/pods/web/exec|pods \"web\" is forbidden: User \"jane\" cannot create resource \"pods/exec\" in API group \"\" in the namespace \"a\": no",
                "GET|/openapi/v2|forbidden: User \"jane\" cannot get path \"/openapi/v2\": no",
            })
    void aRefusalSaysWhatWasAsked(String method, String target, String message) {
        assertThatThrownBy(() ->
                        handle(
                                Optional.of(User.of("jane", List.of())),
                                _ -> new Authorizer.Decision(false, "no"),
                                method,
                                target))
                .isInstanceOf(StatusException.class)
                .hasMessage(message);
    }
}
