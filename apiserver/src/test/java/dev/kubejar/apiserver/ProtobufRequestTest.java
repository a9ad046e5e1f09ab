package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.protobuf.Protobuf;
import dev.kubejar.apiserver.schema.Schemas;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProtobufRequestTest {
    private static final String TYPE = "application/vnd.kubernetes.protobuf";
    private static final String EITHER = TYPE + ",application/json";
    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final Protobuf PROTOBUF = new Protobuf(Schemas.load());

    private static final JsonObject DEPLOYMENT =
            JsonReader.parseObject(
                    """
                    {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "web"},
                     "spec": {"replicas": 0, "selector": {"matchLabels": {"app": "web"}},
                      "template": {"metadata": {"labels": {"app": "web"}},
                       "spec": {"containers": [{"name": "nginx", "image": "nginx"}]}}}}
                    """);

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

    private Answer send(String method, String target, byte[] body) {
        return server.send(
                method, target, body, Headers.of("Content-Type", TYPE).plus("Accept", EITHER));
    }

    private Answer create(JsonObject object) {
        return send("POST", DEPLOYMENTS, PROTOBUF.encode(object));
    }

    private static JsonObject decoded(Answer answer) {
        assertThat(answer.headers().first("Content-Type")).hasValue(TYPE);
        return PROTOBUF.decode(answer.bytes(), "", "");
    }

    @Test
    void customObjectsAreSentAsTheNextThatTheClientAccepts() {
        Foos.define(server, Foos.definition());

        assertThat(server.get(Foos.COLLECTION, EITHER).headers().first("Content-Type"))
                .hasValue("application/json");
        assertThat(server.get(Foos.COLLECTION, TYPE).code()).isEqualTo(406);
    }

    @Test
    void definitionsOfCustomKindsSpeakIt() {
        JsonObject definition = JsonReader.parseObject(Foos.definition());
        Answer created = send("POST", Foos.DEFINITIONS, PROTOBUF.encode(definition));
        JsonObject stored = decoded(server.get(Foos.DEFINITION, TYPE));

        assertThat(created.code()).as(created.text()).isEqualTo(201);
        assertThat(stored.object("spec"))
                .isEqualTo(server.get(Foos.DEFINITION).json().object("spec"));
        assertThat(decoded(server.get(Foos.DEFINITIONS, TYPE)).objects("items")).hasSize(1);
    }

    @Test
    void whatIsCreatedInProtobufIsAnsweredInItAndReadInJson() {
        Answer created = create(DEPLOYMENT);
        JsonObject stored = server.get(DEPLOYMENTS + "/web").json();

        assertThat(created.code()).isEqualTo(201);
        assertThat(decoded(created)).isEqualTo(stored);
        assertThat(stored.object("spec").integer("replicas", 1)).isZero();
        assertThat(stored.object("spec").integer("revisionHistoryLimit", 0)).isEqualTo(10);
    }

    @Test
    void listsAndMetadataAloneCanBeAskedFor() {
        create(DEPLOYMENT);
        JsonObject list = decoded(server.get(DEPLOYMENTS, EITHER));
        JsonObject metadata =
                decoded(
                        server.get(
                                DEPLOYMENTS,
                                TYPE + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"));

        assertThat(list.string("kind")).isEqualTo("DeploymentList");
        assertThat(list.object("metadata"))
                .isEqualTo(server.get(DEPLOYMENTS).json().object("metadata"));
        assertThat(list.objects("items").getFirst().object("spec").has("template")).isTrue();
        assertThat(metadata.objects("items").getFirst().object("metadata").string("name"))
                .isEqualTo("web");
        assertThat(metadata.objects("items").getFirst().has("spec")).isFalse();
    }

    @Test
    void tablesComeAsJson() {
        Answer table =
                server.get(
                        PODS,
                        TYPE
                                + ";as=Table;g=meta.k8s.io;v=v1,application/json;as=Table;g=meta.k8s.io;v=v1");

        assertThat(table.headers().first("Content-Type")).hasValue("application/json");
        assertThat(table.json().string("kind")).isEqualTo("Table");
    }

    @Test
    void aWatchIsASequenceOfFramesWithObjectsInTheirEnvelopes() throws Exception {
        create(DEPLOYMENT);
        Answer watch =
                server.watch(DEPLOYMENTS + "?watch=1&timeoutSeconds=1&resourceVersion=1", EITHER);
        int length = ByteBuffer.wrap(watch.bytes()).getInt();
        var event = Meta.WatchEvent.parseFrom(Arrays.copyOfRange(watch.bytes(), 4, 4 + length));

        assertThat(watch.headers().first("Content-Type")).hasValue(TYPE + ";stream=watch");
        assertThat(event.getType()).isEqualTo("ADDED");
        assertThat(PROTOBUF.decode(event.getObject().getRaw().toByteArray(), "", ""))
                .isEqualTo(server.get(DEPLOYMENTS + "/web").json());
    }

    @Test
    void failuresComeInTheEncodingThatWasAccepted() throws Exception {
        Answer missing = server.get(PODS + "/none", EITHER);
        byte[] envelope = Arrays.copyOfRange(missing.bytes(), 4, missing.bytes().length);
        var status = Meta.Status.parseFrom(Runtime.Unknown.parseFrom(envelope).getRaw());

        assertThat(missing.code()).isEqualTo(404);
        assertThat(status.getCode()).isEqualTo(404);
        assertThat(status.getMessage()).isEqualTo("pods \"none\" not found");
        assertThat(status.getDetails().getKind()).isEqualTo("pods");
    }

    @Test
    void aBodyThatIsNoMessageIsABadRequest() {
        byte[] whole = PROTOBUF.encode(DEPLOYMENT);
        var garbage = new byte[] {1, 2, 3};

        assertThat(decoded(send("POST", DEPLOYMENTS, garbage)).string("message"))
                .isEqualTo(
                        "the object provided is unrecognized (must be of type Deployment): provided data does not appear to be a protobuf message, expected prefix [107 56 115 0] (010203)");
        assertThat(decoded(send("POST", DEPLOYMENTS, new byte[0])).string("message"))
                .isEqualTo(
                        "the object provided is unrecognized (must be of type Deployment): empty data (<empty>)");
        Answer cut = send("POST", DEPLOYMENTS, Arrays.copyOf(whole, whole.length - 9));
        assertThat(cut.code()).isEqualTo(400);
    }

    @Test
    void otherTypesAreRefusedWithTheListOfThoseThatAreSpoken() {
        String spoken = "application/json, application/yaml, application/vnd.kubernetes.protobuf";
        Answer sent = server.send("POST", PODS, "{}", Headers.of("Content-Type", "text/x"));
        Answer asked = server.get(PODS, "text/x");

        assertThat(sent.code()).isEqualTo(415);
        assertThat(sent.message()).endsWith(" - accepted media types include: " + spoken);
        assertThat(asked.code()).isEqualTo(406);
        assertThat(asked.message())
                .startsWith("406: Not Acceptable\n\nAvailable representations: " + spoken);
    }

    @Test
    void anEvictionInProtobufIsUnderstood() {
        server.send("POST", PODS, TestServer.pod("a", "", ""));
        JsonObject eviction =
                JsonReader.parseObject(
                        """
                        {"kind": "Eviction", "apiVersion": "policy/v1",
                         "metadata": {"name": "a", "namespace": "default"},
                         "deleteOptions": {"gracePeriodSeconds": 0}}
                        """);
        Answer evicted = send("POST", PODS + "/a/eviction", PROTOBUF.encode(eviction));

        assertThat(evicted.code()).isEqualTo(201);
        assertThat(decoded(evicted).string("status")).isEqualTo("Success");
        assertThat(server.get(PODS + "/a").code()).isEqualTo(404);
    }

    @Test
    void whoOwnsWhatSurvivesTheRoundTrip() {
        JsonObject created = decoded(create(DEPLOYMENT));
        JsonObject meta = created.object("metadata");
        assertThat(meta.objects("managedFields")).hasSize(1);
        assertThat(meta).isEqualTo(server.get(DEPLOYMENTS + "/web").json().object("metadata"));
        Answer put = send("PUT", DEPLOYMENTS + "/web", PROTOBUF.encode(created));
        assertThat(decoded(put).object("metadata")).isEqualTo(meta);
    }
}
