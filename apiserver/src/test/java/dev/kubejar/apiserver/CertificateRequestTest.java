package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may write what of a request for a certificate.
final class CertificateRequestTest {
    private static final String ALL = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

    /// Made by `openssl req -new` with a key on the curve P-256.
    private static final String REQUEST =
            "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIWU1IOENBUUF3SFRFTk1Bc0dBMVVFQ2d3RVpHVjJjekVNTUFvR0ExVUVBd3dEYW05bE1Ga3dFd1lIS29aSQp6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUVPRDFyeFhwYU4yTTVBVVhJMTE1TUQvZTlKMVlUcDlBSTlDOUFGTXBvClZkSmFZOHd2UmdPUndJUTVOVERWNmZneVFnQlYrQU1ueXMvUk9VOXRjL3RnVEtBQU1Bb0dDQ3FHU000OUJBTUMKQTBrQU1FWUNJUUR6bHNONXQxbGZEaW9nWHU3V1JEOGdZZXdpQS9vcDBuaTVQcm1tRmYwUmxBSWhBTk8vekhUTwphREcvQ2o3Mm5ZdFJoUDd4Rk9vL0k2b2lYUmhYVCtUSEVvWWcKLS0tLS1FTkQgQ0VSVElGSUNBVEUgUkVRVUVTVC0tLS0tCg==";

    private static final String CERTIFICATE =
            "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJjVENDQVJlZ0F3SUJBZ0lVSXg3Z3U5cUtmUGI4cWJxY1BmWWVTUHc5dTZzd0NnWUlLb1pJemowRUF3SXcKRGpFTU1Bb0dBMVVFQXd3RGFtOWxNQjRYRFRJMk1URXlNVEUwTURBeE9Gb1hEVE0yTVRFeE9ERTBNREF4T0ZvdwpEakVNTUFvR0ExVUVBd3dEYW05bE1Ga3dFd1lIS29aSXpqMENBUVlJS29aSXpqMERBUWNEUWdBRU9EMXJ4WHBhCk4yTTVBVVhJMTE1TUQvZTlKMVlUcDlBSTlDOUFGTXBvVmRKYVk4d3ZSZ09Sd0lRNU5URFY2Zmd5UWdCVitBTW4KeXMvUk9VOXRjL3RnVEtOVE1GRXdIUVlEVlIwT0JCWUVGQUluY2dobklTKzNTb3hlUXlxQjQwb0RUOTkyTUI4RwpBMVVkSXdRWU1CYUFGQUluY2dobklTKzNTb3hlUXlxQjQwb0RUOTkyTUE4R0ExVWRFd0VCL3dRRk1BTUJBZjh3CkNnWUlLb1pJemowRUF3SURTQUF3UlFJaEFPNmpkZFRteld4NTJ0M3hRT29UdExIUkRPSGQwb2dzRlJyZUhGS2gKU2h5c0FpQVhQNnIydjlLdjQ5T0pUU3JHSGdLRytxbmhCbll2ZGVlQnlpMVZwQXFUS0E9PQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg==";

    @TempDir private Path dir;
    private TestServer server;

    @BeforeEach
    void open() {
        server = new TestServer(dir.resolve("store"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer create(String request) {
        return server.send(
                "POST",
                ALL,
                """
                {"metadata": {"name": "joe"}, "spec": {"request": "%s", "usages": ["client auth"],
                 "signerName": "example.com/signer", "username": "somebody-else"},
                 "status": {"conditions": [{"type": "Approved", "status": "True"}]}}
                """
                        .formatted(request));
    }

    private Answer patch(String part, String body) {
        return server.send("PATCH", ALL + "/joe" + part, body);
    }

    @Test
    void theServerSaysWhoAsksAndNobodyApprovesAtBirth() {
        Answer created = create(REQUEST);
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        assertThat(created.json().object("spec").string("username")).isEqualTo("admin");
        assertThat(created.json().object("status")).isEqualTo(JsonObject.EMPTY);

        JsonObject spec = patch("", "{\"spec\": {\"username\": \"other\"}}").json().object("spec");
        assertThat(spec.string("username")).isEqualTo("admin");
    }

    @Test
    void whatIsNoRequestIsRefused() {
        assertThat(create("aGVsbG8=").message())
                .isEqualTo(
                        "CertificateSigningRequest.certificates.k8s.io \"joe\" is invalid:"
                                + " spec.request: Invalid value: \"aGVsbG8=\": PEM block type must be"
                                + " CERTIFICATE REQUEST");
        String pem =
                new String(Base64.getDecoder().decode(REQUEST), StandardCharsets.US_ASCII)
                        .replace("ZGV2czEM", "ZGV2dDEM"); // devs becomes devt
        String forged = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        assertThat(create(forged).message()).endsWith("x509: ECDSA verification failure");
    }

    @Test
    void anApprovalSetsTheConditionsAloneAndIsNotTakenBack() {
        create(REQUEST);
        Answer approved =
                patch(
                        "/approval",
                        """
                        {"status": {"certificate": "%s",
                         "conditions": [{"type": "Approved", "status": "True", "reason": "Fine"}]}}
                        """
                                .formatted(CERTIFICATE));
        assertThat(approved.code()).as(approved.text()).isEqualTo(200);
        JsonObject status = approved.json().object("status");
        assertThat(status.has("certificate")).isFalse();
        assertThat(status.objects("conditions").getFirst().string("lastUpdateTime"))
                .isEqualTo("2026-01-01T00:00:00Z");

        assertThat(patch("/approval", "{\"status\": {\"conditions\": []}}").message())
                .endsWith(
                        "status.conditions: Forbidden: updates may not remove a condition of type \"Approved\"");
        Answer denied =
                patch(
                        "/approval",
                        """
                        {"status": {"conditions": [{"type": "Approved", "status": "True"},
                                                   {"type": "Denied", "status": "True"}]}}
                        """);
        assertThat(denied.message())
                .endsWith(
                        "status.conditions: Invalid value: \"Denied\": Approved and Denied conditions are mutually exclusive");
    }

    @Test
    void aSignerSetsTheCertificateOnceAndDecidesNothing() {
        create(REQUEST);
        Answer decided =
                patch(
                        "/status",
                        "{\"status\": {\"conditions\": [{\"type\": \"Approved\", \"status\": \"True\"}]}}");
        assertThat(decided.message())
                .endsWith(
                        "status.conditions: Forbidden: updates may not add a condition of type \"Approved\"");
        assertThat(patch("/status", "{\"status\": {\"certificate\": \"aGVsbG8=\"}}").message())
                .endsWith(
                        "status.certificate: Invalid value: \"<certificate data>\": must contain at least one CERTIFICATE PEM block");
        Answer issued =
                patch("/status", "{\"status\": {\"certificate\": \"%s\"}}".formatted(CERTIFICATE));
        assertThat(issued.code()).as(issued.text()).isEqualTo(200);
        assertThat(patch("/status", "{\"status\": {\"certificate\": null}}").message())
                .endsWith(
                        "status.certificate: Forbidden: updates may not modify existing certificate content");
    }
}
