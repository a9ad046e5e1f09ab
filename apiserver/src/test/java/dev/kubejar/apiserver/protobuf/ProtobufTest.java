package dev.kubejar.apiserver.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.registration.ApiService;
import dev.kubejar.apiserver.schema.Schemas;
import io.kubernetes.client.proto.IntStr;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Admissionregistration;
import io.kubernetes.client.proto.V1Apiextensions;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Autoscaling;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Certificates;
import io.kubernetes.client.proto.V1Coordination;
import io.kubernetes.client.proto.V1Discovery;
import io.kubernetes.client.proto.V1Events;
import io.kubernetes.client.proto.V1Flowcontrol;
import io.kubernetes.client.proto.V1Networking;
import io.kubernetes.client.proto.V1Node;
import io.kubernetes.client.proto.V1Policy;
import io.kubernetes.client.proto.V1Rbac;
import io.kubernetes.client.proto.V1Resource;
import io.kubernetes.client.proto.V1Scheduling;
import io.kubernetes.client.proto.V1Storage;
import io.kubernetes.client.proto.V2Autoscaling;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Held against the classes that protobuf's own compiler made of upstream's definitions.
final class ProtobufTest {
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final Schemas SCHEMAS = Schemas.load();

    private static final Map<String, FileDescriptor> FILES =
            Map.ofEntries(
                    Map.entry("v1", V1.getDescriptor()),
                    Map.entry(
                            "admissionregistration.k8s.io/v1",
                            V1Admissionregistration.getDescriptor()),
                    Map.entry("apiextensions.k8s.io/v1", V1Apiextensions.getDescriptor()),
                    Map.entry("apps/v1", V1Apps.getDescriptor()),
                    Map.entry("autoscaling/v1", V1Autoscaling.getDescriptor()),
                    Map.entry("autoscaling/v2", V2Autoscaling.getDescriptor()),
                    Map.entry("batch/v1", V1Batch.getDescriptor()),
                    Map.entry("certificates.k8s.io/v1", V1Certificates.getDescriptor()),
                    Map.entry("coordination.k8s.io/v1", V1Coordination.getDescriptor()),
                    Map.entry("discovery.k8s.io/v1", V1Discovery.getDescriptor()),
                    Map.entry("events.k8s.io/v1", V1Events.getDescriptor()),
                    Map.entry("flowcontrol.apiserver.k8s.io/v1", V1Flowcontrol.getDescriptor()),
                    Map.entry("networking.k8s.io/v1", V1Networking.getDescriptor()),
                    Map.entry("node.k8s.io/v1", V1Node.getDescriptor()),
                    Map.entry("policy/v1", V1Policy.getDescriptor()),
                    Map.entry("rbac.authorization.k8s.io/v1", V1Rbac.getDescriptor()),
                    Map.entry("resource.k8s.io/v1", V1Resource.getDescriptor()),
                    Map.entry("scheduling.k8s.io/v1", V1Scheduling.getDescriptor()),
                    Map.entry("storage.k8s.io/v1", V1Storage.getDescriptor()));

    private final Protobuf protobuf = new Protobuf(SCHEMAS);

    /// All that have a form in protobuf, but APIServices, of which no descriptor is at hand.
    static Stream<ResourceType> types() {
        var protobuf = new Protobuf(SCHEMAS);
        return Stream.concat(
                BuiltinKinds.ALL.stream()
                        .map(KindDefinition::type)
                        .filter(type -> protobuf.speaks(type.apiVersion(), type.kind()))
                        .filter(type -> !type.equals(ApiService.KIND.type())),
                Stream.of(BuiltinKinds.SCALE, BuiltinKinds.EVICTION, BuiltinKinds.BINDING));
    }

    private static JsonObject random(ResourceType type, Random random) {
        var object =
                JsonObject.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        new RandomObjects(random, 9)
                .of(SCHEMAS.of(type.apiVersion(), type.kind()).orElseThrow())
                .forEach(object::put);
        return object.build();
    }

    @ParameterizedTest
    @MethodSource("types")
    void upstreamsDescriptorsKnowEachFieldThatIsWritten(ResourceType type) throws Exception {
        Descriptor descriptor =
                FILES.getOrDefault(type.apiVersion(), V1.getDescriptor())
                        .findMessageTypeByName(type.kind());
        for (long seed = 0; seed < 10; seed++) {
            JsonObject object = random(type, new Random(seed));
            Runtime.Unknown envelope = envelope(protobuf.encode(object));
            Message message = DynamicMessage.parseFrom(descriptor, envelope.getRaw());

            assertThat(envelope.getTypeMeta().getKind()).isEqualTo(type.kind());
            assertThat(envelope.getTypeMeta().getApiVersion()).isEqualTo(type.apiVersion());
            assertThat(unknownFields(message)).as("seed %d", seed).isZero();
            assertThat(protobuf.decode(wrapped(type.apiVersion(), type.kind(), message), "", ""))
                    .as("seed %d", seed)
                    .isEqualTo(object);
        }
    }

    /// Its numbers are ours: no descriptor of it is at hand.
    @Test
    void anApiServiceComesBackAsItWent() {
        for (long seed = 0; seed < 10; seed++) {
            JsonObject object = random(ApiService.KIND.type(), new Random(seed));
            assertThat(protobuf.decode(protobuf.encode(object), "", ""))
                    .as("seed %d", seed)
                    .isEqualTo(object);
        }
    }

    /// `workloadRef` is younger than the descriptors.
    private static long unknownFields(Message message) {
        long unknown =
                message.getUnknownFields().asMap().keySet().stream()
                        .filter(number -> number != 42)
                        .count();
        for (Object value : message.getAllFields().values()) {
            Iterable<?> values = value instanceof Iterable<?> many ? many : Arrays.asList(value);
            for (Object one : values) {
                unknown += one instanceof Message inner ? unknownFields(inner) : 0;
            }
        }
        return unknown;
    }

    private static Runtime.Unknown envelope(byte[] bytes) throws InvalidProtocolBufferException {
        assertThat(bytes).startsWith(MAGIC);
        return Runtime.Unknown.parseFrom(Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    private static byte[] wrapped(String apiVersion, String kind, Message message) {
        byte[] envelope =
                Runtime.Unknown.newBuilder()
                        .setTypeMeta(
                                Runtime.TypeMeta.newBuilder()
                                        .setApiVersion(apiVersion)
                                        .setKind(kind))
                        .setRaw(message.toByteString())
                        .setContentEncoding("")
                        .setContentType("")
                        .build()
                        .toByteArray();
        byte[] all = Arrays.copyOf(MAGIC, 4 + envelope.length);
        System.arraycopy(envelope, 0, all, 4, envelope.length);
        return all;
    }

    private static V1.PodSpec.Builder podFullOfZeros() {
        var port =
                V1.ContainerPort.newBuilder()
                        .setName("")
                        .setHostPort(0)
                        .setContainerPort(80)
                        .setProtocol("")
                        .setHostIP("");
        var container =
                V1.Container.newBuilder()
                        .setName("c")
                        .setImage("nginx")
                        .setWorkingDir("")
                        .addPorts(port)
                        .setResources(V1.ResourceRequirements.newBuilder())
                        .setStdin(false);
        return V1.PodSpec.newBuilder()
                .addContainers(container)
                .setRestartPolicy("")
                .setTerminationGracePeriodSeconds(0)
                .setHostNetwork(false)
                .setAutomountServiceAccountToken(false);
    }

    /// As Go's encoder writes it: every field that is no pointer, zero or not.
    @Test
    void zerosSaySomethingOnlyWhereGoHasPointers() {
        var spec =
                V1Apps.DeploymentSpec.newBuilder()
                        .setReplicas(0)
                        .setMinReadySeconds(0)
                        .setPaused(false)
                        .setStrategy(
                                V1Apps.DeploymentStrategy.newBuilder()
                                        .setType("")
                                        .setRollingUpdate(
                                                V1Apps.RollingUpdateDeployment.newBuilder()
                                                        .setMaxSurge(
                                                                IntStr.IntOrString.newBuilder()
                                                                        .setType(0)
                                                                        .setIntVal(0)
                                                                        .setStrVal(""))))
                        .setTemplate(
                                V1.PodTemplateSpec.newBuilder()
                                        .setMetadata(metadata("", ""))
                                        .setSpec(podFullOfZeros()));
        Message deployment =
                V1Apps.Deployment.newBuilder()
                        .setMetadata(metadata("web", "default"))
                        .setSpec(spec)
                        .setStatus(V1Apps.DeploymentStatus.newBuilder().setReplicas(0))
                        .build();

        assertThat(protobuf.decode(wrapped("apps/v1", "Deployment", deployment), "", ""))
                .isEqualTo(
                        JsonReader.parse(
                                """
                                {"kind": "Deployment", "apiVersion": "apps/v1",
                                 "metadata": {"name": "web", "namespace": "default"},
                                 "spec": {"replicas": 0,
                                  "strategy": {"rollingUpdate": {"maxSurge": 0}},
                                  "template": {"metadata": {}, "spec": {
                                   "containers": [{"name": "c", "image": "nginx",
                                    "ports": [{"containerPort": 80}], "resources": {}}],
                                   "terminationGracePeriodSeconds": 0,
                                   "automountServiceAccountToken": false}}},
                                 "status": {}}
                                """));
    }

    private static Meta.ObjectMeta.Builder metadata(String name, String namespace) {
        return Meta.ObjectMeta.newBuilder()
                .setName(name)
                .setGenerateName("")
                .setNamespace(namespace)
                .setUid("")
                .setGeneration(0)
                .setCreationTimestamp(Meta.Time.newBuilder());
    }

    @Test
    void fieldsWithUnknownNumbersArePassedOver() {
        var later =
                UnknownFieldSet.newBuilder()
                        .addField(
                                1000,
                                UnknownFieldSet.Field.newBuilder()
                                        .addVarint(7)
                                        .addFixed32(7)
                                        .addFixed64(7)
                                        .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                        .build())
                        .build();
        Message configMap =
                V1.ConfigMap.newBuilder().putData("a", "b").setUnknownFields(later).build();

        assertThat(protobuf.decode(wrapped("v1", "ConfigMap", configMap), "", "").object("data"))
                .isEqualTo(JsonReader.parse("{\"a\": \"b\"}"));
    }

    @Test
    void anEnvelopeWithoutNamesTakesThoseThatAreExpected() {
        byte[] bytes = wrapped("", "", V1.ConfigMap.getDefaultInstance());

        assertThat(protobuf.decode(bytes, "v1", "ConfigMap").string("kind")).isEqualTo("ConfigMap");
    }

    @Test
    void optionsOfDeletionsAreOfEveryGroup() {
        Message options = Meta.DeleteOptions.newBuilder().setGracePeriodSeconds(0).build();

        assertThat(protobuf.decode(wrapped("apps/v1", "DeleteOptions", options), "", ""))
                .isEqualTo(
                        JsonReader.parse(
                                """
                                {"kind": "DeleteOptions", "apiVersion": "apps/v1",
                                 "gracePeriodSeconds": 0}
                                """));
    }

    @Test
    void whatIsCutOffEndsTooEarly() {
        byte[] whole = protobuf.encode(random(BuiltinKinds.SCALE, new Random(1)));

        assertThatThrownBy(() -> protobuf.decode(Arrays.copyOf(whole, whole.length - 5), "", ""))
                .isInstanceOf(ProtobufException.class)
                .hasMessage("unexpected EOF");
        assertThatThrownBy(() -> protobuf.decode(new byte[0], "", "")).hasMessage("empty data");
    }

    @Test
    void garbageIsRefusedAndNothingElse() {
        var random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = protobuf.encode(random(BuiltinKinds.EVICTION, random));
            for (int flips = 0; flips <= random.nextInt(8); flips++) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            decodeOrRefuse(Arrays.copyOf(bytes, 4 + random.nextInt(bytes.length - 3)));
        }
    }

    @Test
    void randomBytesAreRefusedAndNothingElse() {
        var random = new Random(43);
        for (int i = 0; i < 20_000; i++) {
            byte[] raw = new byte[random.nextInt(64)];
            random.nextBytes(raw);
            Message bytes = Runtime.Unknown.newBuilder().setRaw(ByteString.copyFrom(raw)).build();
            byte[] body = Arrays.copyOf(MAGIC, 4 + bytes.getSerializedSize());
            bytes.toByteString().copyTo(body, 4);
            decodeOrRefuse(body);
        }
    }

    private void decodeOrRefuse(byte[] body) {
        try {
            assertThat(protobuf.decode(body, "v1", "Pod").keys()).startsWith("kind", "apiVersion");
        } catch (ProtobufException e) {
            assertThat(e.getMessage()).isNotBlank().isNotEqualTo("null");
        }
    }
}
