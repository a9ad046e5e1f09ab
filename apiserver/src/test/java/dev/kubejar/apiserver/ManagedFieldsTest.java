package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `metadata.managedFields` after writes that are no applies.
final class ManagedFieldsTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";

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

    private static List<JsonObject> entries(Answer answer) {
        return answer.json().object("metadata").objects("managedFields");
    }

    private Answer create(String manager) {
        return server.send(
                "POST", MAPS + "?fieldManager=" + manager, TestServer.configMap("a", "1"));
    }

    @Test
    void aCreatorOwnsWhatItSentAndItsDefaults() {
        Answer created =
                server.send(
                        "POST",
                        DEPLOYMENTS,
                        """
                        {"metadata": {"name": "web"}, "spec": {
                         "selector": {"matchLabels": {"app": "web"}}, "template": {
                          "metadata": {"labels": {"app": "web"}},
                          "spec": {"containers": [{"name": "c", "image": "nginx",
                           "ports": [{"containerPort": 80}]}]}}}}
                        """,
                        Headers.of("Content-Type", "application/json")
                                .plus("User-Agent", "tool/v1.2 (linux)"));
        assertThat(entries(created))
                .containsExactly(
                        JsonReader.parseObject(
                                """
                                {"manager": "tool", "operation": "Update", "apiVersion": "apps/v1",
                                 "time": "2026-01-01T00:00:00Z", "fieldsType": "FieldsV1", "fieldsV1":
                                 {"f:spec": {"f:progressDeadlineSeconds": {}, "f:replicas": {},
                                  "f:revisionHistoryLimit": {}, "f:selector": {}, "f:strategy": {
                                   "f:rollingUpdate": {".": {}, "f:maxSurge": {}, "f:maxUnavailable": {}},
                                   "f:type": {}}, "f:template": {
                                  "f:metadata": {"f:labels": {".": {}, "f:app": {}}}, "f:spec": {
                                  "f:containers": {"k:{\\"name\\":\\"c\\"}": {".": {}, "f:image": {},
                                   "f:imagePullPolicy": {}, "f:name": {}, "f:ports": {".": {},
                                   "k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}": {".": {},
                                    "f:containerPort": {}, "f:protocol": {}}}, "f:resources": {},
                                   "f:terminationMessagePath": {}, "f:terminationMessagePolicy": {}}},
                                  "f:dnsPolicy": {}, "f:restartPolicy": {}, "f:schedulerName": {},
                                  "f:securityContext": {}, "f:terminationGracePeriodSeconds": {}}}}}}
                                """));
    }

    @Test
    void aChangeThatChangesNothingKeepsTheTime() {
        Answer created = create("me");
        server.time.advance(Duration.ofMinutes(1));
        Answer same =
                server.send("PUT", MAPS + "/a?fieldManager=you", TestServer.configMap("a", "1"));
        assertThat(same.json()).isEqualTo(created.json());
    }

    @Test
    void aChangeSetsTheTimeOfItsManagerAlone() {
        create("me");
        server.time.advance(Duration.ofMinutes(1));
        Answer changed =
                server.send("PATCH", MAPS + "/a?fieldManager=you", "{\"data\": {\"more\": \"1\"}}");
        assertThat(entries(changed))
                .map(entry -> entry.string("manager") + " " + entry.string("time"))
                .containsExactly("me 2026-01-01T00:00:00Z", "you 2026-01-01T00:01:00Z");
    }

    @Test
    void anUpdateWithoutManagersKeepsThem() {
        create("me");
        Answer changed =
                server.send("PUT", MAPS + "/a?fieldManager=you", TestServer.configMap("a", "2"));
        assertThat(entries(changed))
                .map(entry -> entry.string("manager") + " " + entry.object("fieldsV1"))
                .containsExactly(
                        "me {\"f:data\":{},\"f:metadata\":{\"f:labels\":{}}}",
                        "you {\"f:data\":{\"f:key\":{}},\"f:metadata\":{\"f:labels\":{\"f:value\":{}}}}");
    }

    @Test
    void aClientMayRewriteTheManagers() {
        create("me");
        Answer changed =
                server.send(
                        "PATCH",
                        MAPS + "/a",
                        "[{\"op\": \"replace\", \"path\": \"/metadata/managedFields/0/manager\", \"value\": \"you\"}]",
                        Headers.of("Content-Type", "application/json-patch+json"));
        assertThat(entries(changed)).map(entry -> entry.string("manager")).containsExactly("you");
    }

    @Test
    void managersThatCannotBeReadAreThoseOfBefore() {
        Answer created = create("me");
        Answer changed =
                server.send(
                        "PATCH",
                        MAPS + "/a",
                        "{\"metadata\": {\"managedFields\": [{\"manager\": \"you\", \"operation\": \"Update\", \"apiVersion\": \"v1\", \"fieldsType\": \"FieldsV2\"}]}}");
        assertThat(entries(changed)).isEqualTo(entries(created));
    }

    @Test
    void anEmptyListOfManagersEndsTheTracking() {
        create("me");
        Answer changed =
                server.send("PATCH", MAPS + "/a", "{\"metadata\": {\"managedFields\": []}}");
        assertThat(changed.json().object("metadata").has("managedFields")).isFalse();
    }

    @Test
    void aManagersNameMustBePrintableAndShort() {
        create("me");
        Answer refused =
                server.send(
                        "PATCH",
                        MAPS + "/a",
                        "{\"metadata\": {\"managedFields\": [{\"manager\": \"a\\tb\", \"operation\": \"Update\", \"apiVersion\": \"v1\", \"fieldsType\": \"FieldsV1\", \"fieldsV1\": {\"f:data\": {}}}]}}");
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message())
                .isEqualTo(
                        "ConfigMap \"a\" is invalid: metadata.managedFields[0].manager: Invalid value: \"a\\tb\": invalid character U+0009 (at position 1)");
    }

    @Test
    void ofMoreThanTenUpdatersTheOldestBecomeOne() {
        create("m0");
        for (int i = 1; i <= 12; i++) {
            server.time.advance(Duration.ofSeconds(1));
            server.send(
                    "PATCH",
                    MAPS + "/a?fieldManager=m" + i,
                    "{\"data\": {\"k%d\": \"v\"}}".formatted(i));
        }
        Answer last = server.get(MAPS + "/a");
        assertThat(entries(last)).hasSize(10);
        assertThat(entries(last).getFirst().string("manager")).isEqualTo("ancient-changes");
        assertThat(entries(last).getFirst().object("fieldsV1").object("f:data").keys())
                .contains("f:key", "f:k1", "f:k2", "f:k3");
    }

    @Test
    void aManagerOfAnotherVersionIsReadInItsVersion() {
        server.send(
                "POST",
                "/apis/events.k8s.io/v1/namespaces/default/events?fieldManager=me",
                """
                {"metadata": {"name": "e"}, "eventTime": "2026-01-01T00:00:00.000000Z", "action": "A",
                 "reason": "R", "type": "Normal", "note": "before",
                 "reportingController": "c", "reportingInstance": "c-1",
                 "regarding": {"kind": "Pod", "namespace": "default", "name": "p"}}
                """);
        Answer changed =
                server.send(
                        "PATCH",
                        "/api/v1/namespaces/default/events/e?fieldManager=you",
                        "{\"message\": \"after\"}");
        assertThat(changed.code()).as(changed.text()).isEqualTo(200);
        assertThat(entries(changed))
                .map(entry -> entry.string("manager") + " " + entry.string("apiVersion"))
                .containsExactly("me events.k8s.io/v1", "you v1");
        assertThat(entries(changed).getFirst().object("fieldsV1").has("f:note")).isFalse();
        assertThat(entries(changed).getFirst().object("fieldsV1").has("f:reason")).isTrue();
    }

    @Test
    void whoFinalizesANamespaceOwnsItsFinalizers() {
        server.send("POST", "/api/v1/namespaces", "{\"metadata\": {\"name\": \"n\"}}");
        Answer finalized =
                server.send(
                        "PUT",
                        "/api/v1/namespaces/n/finalize?fieldManager=me",
                        "{\"metadata\": {\"name\": \"n\"}, \"spec\": {\"finalizers\": [\"kubernetes\", \"example.com/x\"]}}");
        assertThat(finalized.code()).as(finalized.text()).isEqualTo(200);
        assertThat(entries(finalized))
                .filteredOn(entry -> entry.string("manager").equals("me"))
                .map(entry -> entry.string("subresource") + " " + entry.object("fieldsV1"))
                .containsExactly("finalize {\"f:spec\":{\"f:finalizers\":{}}}");
    }
}
