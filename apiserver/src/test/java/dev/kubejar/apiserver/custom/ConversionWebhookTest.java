package dev.kubejar.apiserver.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.resource.Identities;
import dev.kubejar.apiserver.webhook.ServiceResolver;
import dev.kubejar.apiserver.webhook.WebhookServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ConversionWebhookTest {
    private static final String FAILED =
            "conversion for example.com/v1, Kind=A failed: conversion webhook for /, Kind= failed: ";

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private ServiceResolver services =
            (service, _) -> {
                throw new IOException("service \"%s\" not found".formatted(service.name()));
            };

    @Test
    void convertsAllObjectsInOneCall() {
        try (var webhook = new WebhookServer(answering(UnaryOperator.identity()))) {
            Converter converter = converter(url(webhook, webhook.caBundle()));

            List<ApiObject> converted =
                    converter.convert(List.of(object("a"), object("b")), "example.com/v2");

            assertThat(converted)
                    .extracting(it -> it.apiVersion() + " " + it.meta().name())
                    .containsExactly("example.com/v2 a", "example.com/v2 b");
            assertThat(webhook.asked()).hasSize(1);
            JsonObject review = webhook.asked().getFirst();
            assertThat(review.string("apiVersion")).isEqualTo("apiextensions.k8s.io/v1");
            assertThat(review.object("request").string("desiredAPIVersion"))
                    .isEqualTo("example.com/v2");
            assertThat(review.object("request").objects("objects")).hasSize(2);
        }
    }

    @Test
    void asksForALongListInSeveralCalls() {
        ApiObject large = object("large").with("spec", Json.of("x".repeat(700_000)));
        try (var webhook = new WebhookServer(answering(UnaryOperator.identity()))) {
            Converter converter = converter(url(webhook, webhook.caBundle()));

            List<ApiObject> converted =
                    converter.convert(
                            List.of(object("a"), large, object("b"), large, object("c")),
                            "example.com/v2");

            assertThat(converted)
                    .extracting(it -> it.meta().name())
                    .containsExactly("a", "large", "b", "large", "c");
            assertThat(webhook.asked())
                    .extracting(it -> it.object("request").objects("objects").size())
                    .containsExactly(3, 2);
        }
    }

    @Test
    void ofTheMetadataOnlyLabelsAndAnnotationsMayChange() {
        UnaryOperator<JsonObject> change =
                object ->
                        object.mapObject(
                                "metadata",
                                meta ->
                                        meta.with("labels", JsonObject.of("a", Json.of("b")))
                                                .with("generation", 7)
                                                .with("finalizers", JsonArray.EMPTY));
        try (var webhook = new WebhookServer(answering(change))) {
            Converter converter = converter(url(webhook, webhook.caBundle()));

            ApiObject converted =
                    converter.convert(List.of(object("a")), "example.com/v2").getFirst();

            assertThat(converted.meta().json())
                    .isEqualTo(
                            object("a")
                                    .meta()
                                    .json()
                                    .with("labels", JsonObject.of("a", Json.of("b"))));
        }
    }

    @Test
    void asksTheAddressOfAService() {
        try (var webhook = new WebhookServer(answering(UnaryOperator.identity()))) {
            services = (_, _) -> webhook.address();
            Converter converter = converter(service("webhook", webhook.caBundle()));

            assertThat(converter.convert(List.of(object("a")), "example.com/v2")).hasSize(1);
        }
    }

    // ---- what can go wrong

    /// @param change of the review that would be right
    record Row(String when, UnaryOperator<JsonObject> change, String message) {}

    // spotless:off
    static final List<Row> ANSWERS = List.of(
        new Row("not this request's", review -> inResponse(review, "uid", Json.of("other")), FAILED + "expected response.uid=\"UID\", got \"other\""),
        new Row("of another kind", review -> review.with("kind", "Review"),
                FAILED + "expected webhook response of apiextensions.k8s.io/v1, Kind=ConversionReview, got apiextensions.k8s.io/v1, Kind=Review"),
        new Row("empty", review -> review.without("response"), FAILED + "no response provided"),
        new Row("a refusal", review -> inResponse(review, "result", JsonObject.of("status", Json.of("Failure")).with("message", "no way")), FAILED + "no way"),
        new Row("a silent refusal", review -> inResponse(review, "result", JsonObject.of("status", Json.of("Odd"))), FAILED + "response.result.status was 'Odd', not 'Success'"),
        new Row("too few", review -> inResponse(review, "convertedObjects", JsonArray.EMPTY), "conversion for example.com/v1, Kind=A returned 0 objects, expected 1"),
        new Row("another version", review -> inObject(review, "apiVersion", Json.of("example.com/v3")),
                "conversion for example.com/v1, Kind=A returned invalid converted object at index 1: invalid groupVersion (expected example.com/v2, received example.com/v3)"),
        new Row("another kind", review -> inObject(review, "kind", Json.of("B")),
                "conversion for example.com/v1, Kind=A returned invalid converted object at index 1: invalid kind (expected A, received B)"),
        new Row("another name", review -> inObject(review, "metadata", JsonObject.of("name", Json.of("b")).with("uid", "u")),
                "conversion for example.com/v1, Kind=A returned invalid converted object at index 1: must have the same name: a != b"),
        new Row("another uid", review -> inObject(review, "metadata", JsonObject.of("name", Json.of("a"))),
                "conversion for example.com/v1, Kind=A returned invalid converted object at index 1: must have the same UID: u != "),
        new Row("bad labels", review -> inObject(review, "metadata", meta().with("labels", JsonObject.of("a", Json.of("-")))),
                "conversion for example.com/v1, Kind=A returned invalid metadata in object at index 1: metadata.labels: Invalid value: \"-\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"),
        new Row("odd labels", review -> inObject(review, "metadata", meta().with("labels", "b")),
                "conversion for example.com/v1, Kind=A returned invalid metadata in object at index 1: invalid metadata.labels of type string in converted object"));
    // spotless:on

    @ParameterizedTest
    @FieldSource("ANSWERS")
    void refusesAnswers(Row row) {
        try (var webhook =
                new WebhookServer(review ->
                        new WebhookServer.Answer(
                                200,
                                row.change
                                        .apply(answer(review, UnaryOperator.identity()))
                                        .toString()))) {
            Converter converter = converter(url(webhook, webhook.caBundle()));

            assertThatThrownBy(() -> converter.convert(List.of(object("a")), "example.com/v2"))
                    .isInstanceOfSatisfying(
                            StatusException.class,
                            e -> {
                                assertThat(e.status().code()).isEqualTo(500);
                                String uid =
                                        webhook.asked().getFirst().object("request").string("uid");
                                assertThat(e.status().message())
                                        .isEqualTo(row.message.replace("\"UID\"", '"' + uid + '"'));
                            });
        }
    }

    @Test
    void tellsOfServersThatDoNotAnswer() {
        String post = FAILED + "Post \"https://127.0.0.1:%d/convert?timeout=30s\": ";
        try (var webhook = new WebhookServer(_ -> new WebhookServer.Answer(500, "oh no\n"))) {
            int port = webhook.port();
            assertThat(failure(url(webhook, webhook.caBundle())))
                    .isEqualTo(
                            FAILED
                                    + "an error on the server (\"oh no\") has prevented the request from succeeding");
            assertThat(failure(url(webhook, WebhookServer.strangersBundle())))
                    .isEqualTo(
                            post.formatted(port)
                                    + "tls: failed to verify certificate: x509: certificate signed by unknown authority");
            assertThat(failure(service("missing", webhook.caBundle())))
                    .isEqualTo(
                            FAILED
                                    + "Post \"https://missing.default.svc:443/convert?timeout=30s\": service \"missing\" not found");
            services = (_, _) -> webhook.address();
            assertThat(failure(service("stranger", webhook.caBundle())))
                    .startsWith(
                            FAILED
                                    + "Post \"https://stranger.default.svc:443/convert?timeout=30s\": tls: failed to verify certificate: x509: certificate is valid for localhost, webhook.default.svc, not stranger.default.svc");
        }
    }

    @Test
    void tellsOfAServerThatIsNotThere() {
        var webhook = new WebhookServer(_ -> new WebhookServer.Answer(200, ""));
        try (webhook) {
            assertThat(failure(url(webhook, webhook.caBundle())))
                    .contains("couldn't get version/kind; json parse error: ");
        }

        assertThat(failure(url(webhook, webhook.caBundle())))
                .isEqualTo(
                        FAILED
                                + "Post \"https://127.0.0.1:%1$d/convert?timeout=30s\": dial tcp 127.0.0.1:%1$d: connect: connection refused"
                                        .formatted(webhook.port()));
    }

    @Test
    void waitsNoLongerThanHalfAMinute() {
        try (var webhook =
                new WebhookServer(_ -> {
                    time.advance(Duration.ofSeconds(30));
                    return new WebhookServer.Answer(200, "too late");
                })) {
            assertThat(failure(url(webhook, webhook.caBundle())))
                    .endsWith(": context deadline exceeded");
        }
    }

    private String failure(JsonObject clientConfig) {
        Converter converter = converter(clientConfig);
        try {
            converter.convert(List.of(object("a")), "example.com/v2");
            return "";
        } catch (StatusException e) {
            return e.status().message();
        }
    }

    // ---- definitions and answers

    private Converter converter(JsonObject clientConfig) {
        JsonObject conversion =
                JsonObject.of("strategy", Json.of("Webhook"))
                        .with(
                                "webhook",
                                JsonObject.of("clientConfig", clientConfig)
                                        .with(
                                                "conversionReviewVersions",
                                                JsonArray.ofStrings(List.of("v7", "v1"))));
        var definition =
                new ApiObject(JsonObject.of("spec", JsonObject.of("conversion", conversion)));
        return new ConversionWebhooks(services, new Identities(new Random(1)), time)
                .of(new CustomResourceDefinition(definition));
    }

    private static JsonObject url(WebhookServer webhook, String caBundle) {
        return JsonObject.of("url", Json.of("https://127.0.0.1:" + webhook.port() + "/convert"))
                .with("caBundle", caBundle);
    }

    private static JsonObject service(String name, String caBundle) {
        return JsonObject.of(
                        "service",
                        JsonObject.of("name", Json.of(name))
                                .with("namespace", "default")
                                .with("path", "/convert")
                                .with("port", 443))
                .with("caBundle", caBundle);
    }

    private static JsonObject meta() {
        return JsonObject.of("name", Json.of("a")).with("uid", "u");
    }

    private static ApiObject object(String name) {
        return new ApiObject(
                (JsonObject)
                        YamlReader.parse(
                                "{apiVersion: example.com/v1, kind: A, metadata: {name: %s, uid: u}, spec: {x: 1}}"
                                        .formatted(name)));
    }

    private static Function<JsonObject, WebhookServer.Answer> answering(
            UnaryOperator<JsonObject> change) {
        return review -> new WebhookServer.Answer(200, answer(review, change).toString());
    }

    private static JsonObject answer(JsonObject review, UnaryOperator<JsonObject> change) {
        JsonObject request = review.object("request");
        List<JsonObject> converted =
                request.objects("objects").stream()
                        .map(it -> it.with("apiVersion", request.string("desiredAPIVersion")))
                        .map(change)
                        .toList();
        return review.without("request")
                .with(
                        "response",
                        JsonObject.of("uid", Json.of(request.string("uid")))
                                .with("convertedObjects", JsonArray.of(converted))
                                .with("result", JsonObject.of("status", Json.of("Success"))));
    }

    private static JsonObject inResponse(JsonObject review, String field, Json value) {
        return review.mapObject("response", response -> response.with(field, value));
    }

    private static JsonObject inObject(JsonObject review, String field, Json value) {
        return review.mapObject(
                "response",
                response ->
                        response.mapObjects(
                                "convertedObjects", object -> object.with(field, value)));
    }
}
