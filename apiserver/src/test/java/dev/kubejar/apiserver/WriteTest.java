package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriteTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String PODS = "/api/v1/namespaces/default/pods";

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

    @Test
    void aPatchOfAnUnknownTypeIsUnsupported() {
        Answer answer =
                server.send("PATCH", MAPS + "/a", "{}", Headers.of("Content-Type", "text/x"));
        assertThat(answer.code()).isEqualTo(415);
        assertThat(answer.message()).isEqualTo("415: Unsupported Media Type");
    }

    @Test
    void aBodyInYamlIsReadAndAnsweredInYaml() {
        Answer created =
                server.send(
                        "POST",
                        MAPS,
                        "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: conf\ndata:\n  k: v\n",
                        Headers.of("Content-Type", "application/yaml"));
        assertThat(created.code()).isEqualTo(201);
        assertThat(server.get(MAPS + "/conf", "application/yaml").text())
                .startsWith("apiVersion: v1\ndata:\n  k: v\nkind: ConfigMap\n");
    }

    @Test
    void unknownFieldsAreDroppedWithAWarning() {
        Answer created =
                server.send("POST", MAPS, "{\"metadata\": {\"name\": \"a\"}, \"datum\": {}}");
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.headers().all("Warning"))
                .containsExactly("299 - \"unknown field \\\"datum\\\"\"");
        assertThat(created.json().has("datum")).isFalse();
    }

    @Test
    void whatIsRepeatedInYamlIsToldByLine() {
        String yaml = "kind: ConfigMap\nmetadata:\n  name: a\ndatum: 1\ndata:\n  k: v\n  k: w\n";
        Headers type = Headers.of("Content-Type", "application/yaml");
        Answer warned = server.send("POST", MAPS + "?dryRun=All", yaml, type);
        assertThat(warned.headers().all("Warning"))
                .containsExactly(
                        "299 - \"line 7: key \\\"k\\\" already set in map\"",
                        "299 - \"unknown field \\\"datum\\\"\"");
        Answer refused = server.send("POST", MAPS + "?fieldValidation=Strict", yaml, type);
        assertThat(refused.message())
                .isEqualTo(
                        """
                        ConfigMap in version "v1" cannot be handled as a ConfigMap: strict decoding error: yaml: unmarshal errors:
                          line 7: key "k" already set in map, unknown field "datum"\
                        """);
    }

    @Test
    void aLimitRangeNeedsNoNameAndAnUpdateMakesIt() {
        String limits = "/api/v1/namespaces/default/limitranges";
        Answer nameless = server.send("POST", limits, "{\"spec\": {\"limits\": []}}");
        assertThat(nameless.json().object("metadata").string("name")).hasSize(36);
        Answer put =
                server.send(
                        "PUT",
                        limits + "/a",
                        "{\"metadata\": {\"name\": \"a\"}, \"spec\": {\"limits\": []}}");
        assertThat(put.code()).isEqualTo(201);
    }

    @Test
    void aVersionOfZeroMeansAny() {
        String zero =
                """
                {"metadata": {"name": "zero", "resourceVersion": "0"}, "data": {"key": "%s"}}
                """;
        assertThat(server.send("POST", MAPS, zero.formatted("a")).code()).isEqualTo(201);
        assertThat(server.send("PUT", MAPS + "/zero", zero.formatted("b")).code()).isEqualTo(200);
    }

    @Test
    void aGeneratedNameHasFiveMoreCharacters() {
        Answer created = server.send("POST", MAPS, "{\"metadata\": {\"generateName\": \"web-\"}}");
        assertThat(created.json().object("metadata").string("name"))
                .matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
    }

    @Test
    void aDryRunLeavesNothing() {
        assertThat(server.send("POST", MAPS + "?dryRun=All", TestServer.configMap("a", "1")).code())
                .isEqualTo(201);
        assertThat(server.get(MAPS + "/a").code()).isEqualTo(404);
        String before = create(MAPS, TestServer.configMap("a", "1")).toString();
        assertThat(
                        server.send("PUT", MAPS + "/a?dryRun=All", TestServer.configMap("a", "2"))
                                .json()
                                .object("data")
                                .string("key"))
                .isEqualTo("2");
        server.send("PATCH", MAPS + "/a?dryRun=All", "{\"data\": {\"key\": \"3\"}}");
        server.send("DELETE", MAPS + "/a", "{\"dryRun\": [\"All\"]}");
        server.send("DELETE", MAPS + "?dryRun=All", "");
        assertThat(server.get(MAPS + "/a").json().toString()).isEqualTo(before);
    }

    private JsonObject create(String collection, String body) {
        Answer created = server.send("POST", collection, body);
        assertThat(created.code()).as(created.text()).isEqualTo(201);
        return server.get(collection + "/" + created.json().object("metadata").string("name"))
                .json();
    }

    @Test
    void aFinalizerHoldsADeletedObjectUntilItIsTakenOff() {
        String held = "{\"metadata\": {\"name\": \"a\", \"finalizers\": [\"example.com/hold\"]}}";
        create(MAPS, held);
        Answer deleted = server.send("DELETE", MAPS + "/a", "");
        assertThat(deleted.code()).isEqualTo(200);
        JsonObject meta = deleted.json().object("metadata");
        assertThat(meta.string("deletionTimestamp")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(meta.integer("deletionGracePeriodSeconds", -1)).isZero();
        Answer added =
                server.send(
                        "PATCH",
                        MAPS + "/a",
                        "{\"metadata\": {\"finalizers\": [\"example.com/hold\", \"example.com/more\"]}}");
        assertThat(added.message())
                .contains(
                        "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted");
        Answer freed = server.send("PATCH", MAPS + "/a", "{\"metadata\": {\"finalizers\": null}}");
        assertThat(freed.code()).isEqualTo(200);
        assertThat(freed.json().object("metadata").string("resourceVersion"))
                .as("shown as the request left it, not as it went")
                .isEqualTo(meta.string("resourceVersion"));
        assertThat(server.get(MAPS + "/a").code()).isEqualTo(404);
    }

    @Test
    void aPropagationPolicyBecomesAFinalizer() {
        create(MAPS, TestServer.configMap("a", "1"));
        JsonObject orphaning =
                server.send("DELETE", MAPS + "/a", "{\"propagationPolicy\": \"Orphan\"}").json();
        assertThat(orphaning.object("metadata").strings("finalizers")).containsExactly("orphan");
        create(MAPS, TestServer.configMap("b", "1"));
        JsonObject foreground =
                server.send("DELETE", MAPS + "/b?propagationPolicy=Foreground", "").json();
        assertThat(foreground.object("metadata").strings("finalizers"))
                .containsExactly("foregroundDeletion");
    }

    @Test
    void aDeletionThatLeavesNothingAnswersSuccess() {
        JsonObject map = create(MAPS, TestServer.configMap("a", "1"));
        JsonObject status = server.send("DELETE", MAPS + "/a", "").json();
        assertThat(status.string("status")).isEqualTo("Success");
        assertThat(status.object("details"))
                .isEqualTo(
                        JsonReader.parse(
                                "{\"name\": \"a\", \"kind\": \"configmaps\", \"uid\": \"%s\"}"
                                        .formatted(map.object("metadata").string("uid"))));
    }

    @Test
    void aPodOnANodeEndsGracefullyAndOneWithoutGoesAtOnce() {
        create(PODS, TestServer.pod("waiting", "", ""));
        assertThat(server.send("DELETE", PODS + "/waiting", "").json().string("kind"))
                .isEqualTo("Pod");
        assertThat(server.get(PODS + "/waiting").code()).isEqualTo(404);

        create(PODS, TestServer.pod("placed", "", ", \"nodeName\": \"n\""));
        JsonObject first = server.send("DELETE", PODS + "/placed", "").json().object("metadata");
        assertThat(first.string("deletionTimestamp")).isEqualTo("2026-01-01T00:00:30Z");
        assertThat(first.integer("deletionGracePeriodSeconds", 0)).isEqualTo(30);
        JsonObject longer =
                server.send("DELETE", PODS + "/placed?gracePeriodSeconds=60", "").json();
        assertThat(longer.object("metadata")).isEqualTo(first);
        JsonObject shorter =
                server.send("DELETE", PODS + "/placed?gracePeriodSeconds=5", "").json();
        assertThat(shorter.object("metadata").string("deletionTimestamp"))
                .isEqualTo("2026-01-01T00:00:05Z");
        server.send("DELETE", PODS + "/placed?gracePeriodSeconds=0", "");
        assertThat(server.get(PODS + "/placed").code()).isEqualTo(404);
    }

    @Test
    void aShorterDeletionSaysAnewWhatBecomesOfTheDependents() {
        create(PODS, TestServer.pod("placed", "", ", \"nodeName\": \"n\""));
        JsonObject first =
                server.send("DELETE", PODS + "/placed?propagationPolicy=Foreground", "").json();
        assertThat(first.object("metadata").strings("finalizers"))
                .containsExactly("foregroundDeletion");
        JsonObject shorter =
                server.send(
                                "DELETE",
                                PODS + "/placed?gracePeriodSeconds=5&propagationPolicy=Orphan",
                                "")
                        .json();
        assertThat(shorter.object("metadata").strings("finalizers")).containsExactly("orphan");
        String now = PODS + "/placed?gracePeriodSeconds=0&propagationPolicy=Background";
        server.send("DELETE", now, "");
        assertThat(server.get(PODS + "/placed").code()).isEqualTo(404);
    }

    @Test
    void aNamespaceGoesWhenItsContentIsGone() {
        create("/api/v1/namespaces", "{\"metadata\": {\"name\": \"team\"}}");
        JsonObject terminating = server.send("DELETE", "/api/v1/namespaces/team", "").json();
        assertThat(terminating.object("status").string("phase")).isEqualTo("Terminating");
        Answer refused =
                server.send(
                        "POST",
                        "/api/v1/namespaces/team/configmaps",
                        TestServer.configMap("a", "1"));
        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused.message())
                .isEqualTo(
                        "configmaps \"a\" is forbidden: unable to create new content in namespace team because it is being terminated");
        server.send(
                "PUT",
                "/api/v1/namespaces/team/finalize",
                "{\"metadata\": {\"name\": \"team\"}, \"spec\": {}}");
        assertThat(server.get("/api/v1/namespaces/team").code()).isEqualTo(404);
    }

    @Test
    void statusAndTheRestAreWrittenApart() {
        create(PODS, TestServer.pod("a", "", ""));
        server.send("PATCH", PODS + "/a/status", "{\"status\": {\"phase\": \"Running\"}}");
        JsonObject pod =
                server.send(
                                "PATCH",
                                PODS + "/a",
                                "{\"status\": {\"phase\": \"Failed\"}, \"metadata\": {\"labels\": {\"a\": \"b\"}}}")
                        .json();
        assertThat(pod.object("status").string("phase")).isEqualTo("Running");
        assertThat(pod.object("metadata").stringMap("labels")).containsEntry("a", "b");
    }

    @Test
    void deletingACollectionTakesWhatIsSelected() {
        create(MAPS, TestServer.configMap("a", "1"));
        create(MAPS, TestServer.configMap("b", "2"));
        JsonObject listed = server.get(MAPS).json();
        JsonObject deleted = server.send("DELETE", MAPS + "?labelSelector=value%3D1", "").json();
        assertThat(deleted.string("kind")).isEqualTo("ConfigMapList");
        assertThat(deleted.objects("items")).containsExactly(listed.objects("items").getFirst());
        assertThat(server.get(MAPS).json().array("items").size()).isEqualTo(1);
    }

    @Test
    void eventsAreOneStoreWithTwoShapes() {
        create(
                "/api/v1/namespaces/default/events",
                """
                {"metadata": {"name": "e"}, "reason": "Started", "message": "it runs", "type": "Normal",
                 "involvedObject": {"kind": "Pod", "name": "a", "namespace": "default"}}
                """);
        JsonObject other = server.get("/apis/events.k8s.io/v1/namespaces/default/events/e").json();
        assertThat(other.string("apiVersion")).isEqualTo("events.k8s.io/v1");
        assertThat(other.string("note")).isEqualTo("it runs");
        assertThat(
                        server.get("/apis/events.k8s.io/v1/events?fieldSelector=regarding.name%3Da")
                                .json()
                                .array("items")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void anOwnerThatIsNamedTwiceCountsOnce() {
        String owner =
                "{\"apiVersion\": \"v1\", \"kind\": \"Node\", \"name\": \"n\", \"uid\": \"u-1\"}";
        String owners = "{\"metadata\": {\"name\": \"a\", \"ownerReferences\": [%s, %s]}}";
        Answer created = server.send("POST", MAPS, owners.formatted(owner, owner));
        assertThat(created.json().object("metadata").array("ownerReferences").size()).isEqualTo(1);
        assertThat(created.headers().all("Warning"))
                .containsExactly(
                        "299 - \".metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: u-1\"");
        Answer patched = server.send("PATCH", MAPS + "/a", owners.formatted(owner, owner));
        assertThat(patched.json().object("metadata").array("ownerReferences").size()).isEqualTo(1);
        assertThat(patched.headers().all("Warning"))
                .containsExactly(
                        "299 - \".metadata.ownerReferences contains duplicate entries after mutating admission happens; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: u-1\"");
    }
}
