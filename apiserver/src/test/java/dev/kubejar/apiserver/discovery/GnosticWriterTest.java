package dev.kubejar.apiserver.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reads with protobuf's own decoder what we write, by the field numbers of gnostic's
/// `OpenAPIv2.proto`.
final class GnosticWriterTest {
    private static final OpenApi OPEN_API =
            new OpenApi(Catalog.of(BuiltinKinds.ALL), Schemas.load());
    private static final JsonObject JSON =
            JsonReader.parseObject(OPEN_API.v2(OpenApiV2Encoding.JSON));

    private final Message document = Message.of(OPEN_API.v2(OpenApiV2Encoding.PROTOBUF));

    @Test
    void saysWhatTheDocumentIs() {
        assertThat(document.text(1)).isEqualTo("2.0");
        assertThat(document.at(2).text(1)).isEqualTo("Kubernetes");
        assertThat(document.at(2).text(2)).isEqualTo("v1.35.0+kubejar");
    }

    @Test
    void hasEveryPathAndTypeInTheDocumentsOrder() {
        assertThat(names(document.at(8).all(2))).isEqualTo(JSON.object("paths").keys());
        assertThat(names(document.at(9).all(1))).isEqualTo(JSON.object("definitions").keys());
    }

    @Test
    void holdsATypeWithItsFieldsAndExtensions() {
        Message deployment = named(document.at(9).all(1), "io.k8s.api.apps.v1.Deployment");

        assertThat(deployment.at(22).text(1)).isEqualTo("object");
        assertThat(deployment.text(4)).isNotEmpty();
        assertThat(named(deployment.at(25).all(1), "spec").text(1))
                .isEqualTo("#/definitions/io.k8s.api.apps.v1.DeploymentSpec");
        Message kinds = named(deployment.all(31), "x-kubernetes-group-version-kind");
        assertThat(kinds.text(2))
                .isEqualTo("[{\"group\":\"apps\",\"kind\":\"Deployment\",\"version\":\"v1\"}]");
    }

    @Test
    void holdsListsAndMapsOfTypes() {
        Message spec = named(document.at(9).all(1), "io.k8s.api.core.v1.PodSpec");
        Message containers = named(spec.at(25).all(1), "containers");
        Message nodeSelector = named(spec.at(25).all(1), "nodeSelector");

        assertThat(spec.texts(19)).containsExactly("containers");
        assertThat(containers.at(22).text(1)).isEqualTo("array");
        assertThat(containers.at(23).at(1).text(1))
                .isEqualTo("#/definitions/io.k8s.api.core.v1.Container");
        assertThat(nodeSelector.at(21).at(1).at(22).text(1)).isEqualTo("string");
    }

    @Test
    void holdsAnOperationWithEachSortOfParameter() {
        Message path =
                named(
                        document.at(8).all(2),
                        "/apis/apps/v1/namespaces/{namespace}/deployments/{name}");
        Message patch = path.at(8);

        assertThat(patch.text(5)).isEqualTo("patchAppsV1NamespacedDeployment");
        assertThat(patch.texts(10)).containsExactly("https");
        Message body = patch.all(8).getFirst().at(1).at(1);
        assertThat(body.text(3)).isEqualTo("body");
        assertThat(body.flag(4)).isTrue();
        assertThat(body.at(5).text(1)).startsWith("#/definitions/");
        Message name = patch.all(8).get(1).at(1).at(2).at(4);
        assertThat(name.text(4)).isEqualTo("name");
        assertThat(name.flag(1)).isTrue();
        Message dryRun = patch.all(8).get(4).at(1).at(2).at(3);
        assertThat(dryRun.text(4)).isEqualTo("dryRun");
        assertThat(dryRun.text(6)).isEqualTo("string");
        Message ok = patch.at(9).all(1).getFirst();
        assertThat(ok.text(1)).isEqualTo("200");
        assertThat(ok.at(2).at(1).at(2).at(1).text(1))
                .isEqualTo("#/definitions/io.k8s.api.apps.v1.Deployment");
        assertThat(named(patch.all(13), "x-kubernetes-action").text(2)).isEqualTo("\"patch\"");
    }

    @Test
    void hasAFieldForEveryWordOfATypeThatIsPublished() {
        JSON.object("definitions")
                .forEach((_, type) -> assertKnown(type instanceof JsonObject it ? it : JSON));
    }

    private static void assertKnown(JsonObject schema) {
        assertThat(schema.keys())
                .allMatch(word ->
                        word.startsWith("x-") || GnosticMessage.SCHEMA.fields().containsKey(word));
        JsonObject properties = schema.object("properties");
        properties.keys().forEach(name -> assertKnown(properties.object(name)));
        schema.findObject("items").ifPresent(GnosticWriterTest::assertKnown);
        schema.findObject("additionalProperties").ifPresent(GnosticWriterTest::assertKnown);
    }

    @Test
    void leavesOutWhatGnosticHasNoFieldFor() {
        JsonObject document =
                JsonReader.parseObject("{\"swagger\":\"2.0\",\"nullable\":true,\"tags\":[]}");

        assertThat(Message.of(GnosticWriter.bytes(document)).fields().asMap()).containsOnlyKeys(1);
    }

    @Test
    void takesTheFirstEncodingThatTheClientAccepts() {
        assertThat(accepted()).isEqualTo(OpenApiV2Encoding.JSON);
        assertThat(accepted("text/html", "*/*")).isEqualTo(OpenApiV2Encoding.JSON);
        assertThat(accepted("application/com.github.proto-openapi.spec.v2@v1.0+protobuf"))
                .isEqualTo(OpenApiV2Encoding.PROTOBUF);
        assertThat(
                        accepted(
                                "application/com.github.proto-openapi.spec.v2.v1.0+protobuf;q=0.9",
                                "application/json"))
                .isEqualTo(OpenApiV2Encoding.PROTOBUF);
        assertThat(OpenApiV2Encoding.accepted(List.of("text/html"))).isEmpty();
    }

    private static OpenApiV2Encoding accepted(String... elements) {
        return OpenApiV2Encoding.accepted(List.of(elements)).orElseThrow();
    }

    private static List<String> names(List<Message> entries) {
        return entries.stream().map(entry -> entry.text(1)).toList();
    }

    private static Message named(List<Message> entries, String name) {
        return entries.stream()
                .filter(entry -> entry.text(1).equals(name))
                .findFirst()
                .orElseThrow()
                .at(2);
    }

    /// A message whose type nobody needs to know.
    private record Message(UnknownFieldSet fields) {

        static Message of(byte[] bytes) {
            try {
                return new Message(UnknownFieldSet.parseFrom(bytes));
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }

        List<Message> all(int number) {
            return fields.getField(number).getLengthDelimitedList().stream()
                    .map(bytes -> of(bytes.toByteArray()))
                    .toList();
        }

        Message at(int number) {
            assertThat(all(number)).hasSize(1);
            return all(number).getFirst();
        }

        List<String> texts(int number) {
            return fields.getField(number).getLengthDelimitedList().stream()
                    .map(bytes -> bytes.toString(StandardCharsets.UTF_8))
                    .toList();
        }

        String text(int number) {
            assertThat(texts(number)).hasSize(1);
            return texts(number).getFirst();
        }

        boolean flag(int number) {
            return fields.getField(number).getVarintList().equals(List.of(1L));
        }
    }
}
