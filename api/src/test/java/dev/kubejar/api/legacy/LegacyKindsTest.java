package dev.kubejar.api.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.YamlReader;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.status.FieldError;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class LegacyKindsTest {

    /// @param old what a client of the old version sends
    /// @param stored what it becomes
    record Row(String when, OldVersion differences, String old, String stored) {
        @Override
        public String toString() {
            return when;
        }
    }

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            "an ingress with a numbered and a named port",
                            new Backends(),
                            """
                            spec:
                              backend: {serviceName: fallback, servicePort: 80}
                              rules:
                              - http: {paths: [{path: /, backend: {serviceName: web, servicePort: http}}]}
                            """,
                            """
                            spec:
                              defaultBackend: {service: {name: fallback, port: {number: 80}}}
                              rules:
                              - http: {paths: [{path: /, backend: {service: {name: web, port: {name: http}}}}]}
                            """),
                    new Row(
                            "an ingress backed by a resource",
                            new Backends(),
                            "spec: {backend: {resource: {kind: Bucket, name: static}}}",
                            "spec: {defaultBackend: {resource: {kind: Bucket, name: static}}}"),
                    new Row(
                            "a budget that selects nothing",
                            new EmptySelector(),
                            "spec: {selector: {}}",
                            """
                            spec: {selector: {matchExpressions: [{key: pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match, operator: Exists}]}}
                            """),
                    new Row(
                            "a budget that selects every pod",
                            new EmptySelector(),
                            """
                            spec: {selector: {matchExpressions: [{key: pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match, operator: DoesNotExist}]}}
                            """,
                            "spec: {selector: {}}"),
                    new Row(
                            "a deployment that rolls back",
                            new Workload(
                                    JsonObject.EMPTY,
                                    Optional.of(
                                            new Workload.Lost(
                                                    List.of("rollbackTo", "revision"),
                                                    "deprecated.deployment.rollback.to"))),
                            "{metadata: {name: web}, spec: {rollbackTo: {revision: 3}}}",
                            "{metadata: {name: web, annotations: {deprecated.deployment.rollback.to: '3'}}, spec: {}}"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void anOldObjectBecomesItsSuccessorAndItselfAgain(Row row) {
        assertThat(row.differences().toStored(object(row.old()))).isEqualTo(object(row.stored()));
        assertThat(row.differences().fromStored(object(row.stored()))).isEqualTo(object(row.old()));
    }

    @Test
    void anOldDeploymentTakesLabelsAndSelectorFromItsTemplate() {
        ApiObject filled =
                row("extensions/v1beta1", "Deployment")
                        .rules()
                        .defaulted(
                                object(
                                        """
                                        apiVersion: extensions/v1beta1
                                        kind: Deployment
                                        metadata: {name: web}
                                        spec:
                                          template:
                                            metadata: {labels: {app: web}}
                                            spec: {containers: [{name: c, image: i}]}
                                        """));

        assertThat(filled.meta().labels()).containsEntry("app", "web");
        assertThat(filled.spec().object("selector").object("matchLabels").string("app"))
                .isEqualTo("web");
        assertThat(filled.spec().integer("progressDeadlineSeconds", 0))
                .isEqualTo(Integer.MAX_VALUE);
        assertThat(filled.spec().object("strategy"))
                .isEqualTo(
                        json(
                                "{type: RollingUpdate, rollingUpdate: {maxUnavailable: 1, maxSurge: 1}}"));
        assertThat(filled.apiVersion()).isEqualTo("extensions/v1beta1");
    }

    @Test
    void aChosenStrategyIsNotMixedWithTheDefaultOne() {
        ApiObject filled =
                row("apps/v1beta1", "Deployment")
                        .rules()
                        .defaulted(
                                object(
                                        """
                                        apiVersion: apps/v1beta1
                                        kind: Deployment
                                        spec: {strategy: {type: Recreate}, template: {spec: {containers: [{name: c, image: i}]}}}
                                        """));

        assertThat(filled.spec().object("strategy")).isEqualTo(json("{type: Recreate}"));
        assertThat(filled.spec().integer("revisionHistoryLimit", 0)).isEqualTo(2);
    }

    @Test
    void anOldDefinitionOfAKindHasOneSchemaForAllVersions() {
        var differences = new TopLevelSchema();
        ApiObject stored =
                differences.toStored(
                        differences.defaulted(
                                object(
                                        """
                                        spec:
                                          group: example.com
                                          version: v1
                                          names: {kind: Toy, plural: toys}
                                          preserveUnknownFields: false
                                          subresources: {status: {}}
                                          additionalPrinterColumns: [{name: Size, type: integer, JSONPath: .spec.size}]
                                          validation: {openAPIV3Schema: {properties: {spec: {properties: {size: {type: integer}}}}}}
                                        """)));

        assertThat(stored.json())
                .isEqualTo(
                        json(
                                """
                                spec:
                                  group: example.com
                                  names: {kind: Toy, plural: toys}
                                  scope: Namespaced
                                  versions:
                                  - name: v1
                                    served: true
                                    storage: true
                                    subresources: {status: {}}
                                    additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .spec.size}]
                                    schema:
                                      openAPIV3Schema:
                                        type: object
                                        properties: {spec: {type: object, properties: {size: {type: integer}}}}
                                """));
        JsonObject old = differences.fromStored(stored).spec();
        assertThat(old.string("version")).isEqualTo("v1");
        assertThat(old.object("validation").has("openAPIV3Schema")).isTrue();
        assertThat(old.objects("additionalPrinterColumns").getFirst().string("JSONPath"))
                .isEqualTo(".spec.size");
        assertThat(old.objects("versions"))
                .containsExactly(json("{name: v1, served: true, storage: true}"));
    }

    @Test
    void aDefinitionWithoutASchemaKeepsWhatItDoesNotKnow() {
        var differences = new TopLevelSchema();
        ApiObject stored =
                differences.toStored(
                        differences.defaulted(object("spec: {version: v1, names: {kind: Toy}}")));

        assertThat(stored.spec().objects("versions").getFirst().object("schema"))
                .isEqualTo(
                        json(
                                "openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}"));
    }

    @Test
    void aDefinitionKeepsWhatItDoesNotKnowAtEveryDepth() {
        var differences = new TopLevelSchema();
        ApiObject stored =
                differences.toStored(
                        differences.defaulted(
                                object(
                                        """
                                        spec:
                                          version: v1
                                          validation: {openAPIV3Schema: {properties: {spec: {properties: {size: {type: integer}}}}}}
                                        """)));

        JsonObject root =
                stored.spec()
                        .objects("versions")
                        .getFirst()
                        .object("schema")
                        .object("openAPIV3Schema");
        assertThat(root.bool("x-kubernetes-preserve-unknown-fields")).isTrue();
        assertThat(
                        root.object("properties")
                                .object("spec")
                                .bool("x-kubernetes-preserve-unknown-fields"))
                .isTrue();
    }

    @Test
    void everyOldKindHasASuccessor() {
        assertThat(LegacyKinds.beside(BuiltinKinds.ALL)).hasSize(BuiltinKinds.ALL.size() + 27);
        assertThatThrownBy(() -> LegacyKinds.beside(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void clientsAreWarnedInUpstreamsWords() {
        assertThat(row("extensions/v1beta1", "Deployment").deprecation())
                .isEqualTo(
                        "extensions/v1beta1 Deployment is deprecated in v1.8+, unavailable in v1.16+; use apps/v1 Deployment");
    }

    @Test
    void everyRuleIsTheSuccessors() {
        assertThat(Arrays.stream(Rules.class.getDeclaredMethods()).map(Method::getName))
                .isSubsetOf(
                        Arrays.stream(SuccessorRules.class.getDeclaredMethods())
                                .map(Method::getName)
                                .toList());
        Class<?> lifecycle =
                new SuccessorRules(Rules.NONE, OldVersion.SAME, Conversion.NONE)
                        .lifecycle()
                        .getClass();
        assertThat(
                        Arrays.stream(Lifecycle.class.getDeclaredMethods())
                                .filter(it -> !Modifier.isStatic(it.getModifiers()))
                                .map(Method::getName))
                .isSubsetOf(
                        Arrays.stream(lifecycle.getDeclaredMethods())
                                .map(Method::getName)
                                .toList());
    }

    /// @param refusals of the old version's rules for the object alone
    record Refusal(String apiVersion, String kind, String yaml, List<String> refusals) {
        static Refusal of(String apiVersion, String kind, String yaml, String... refusals) {
            return new Refusal(apiVersion, kind, yaml, List.of(refusals));
        }
    }

    static final List<Refusal> REFUSALS =
            List.of(
                    Refusal.of(
                            "extensions/v1beta1",
                            "Ingress",
                            "spec: {}",
                            "spec: Invalid value: null: either `backend` or `rules` must be specified"),
                    Refusal.of(
                            "networking.k8s.io/v1beta1",
                            "Ingress",
                            """
                            spec:
                              backend: {serviceName: "", servicePort: 80}
                              rules:
                              - http:
                                  paths:
                                  - {path: /, backend: {serviceName: web, servicePort: 70000}}
                                  - {path: /, backend: {serviceName: web, servicePort: "80"}}
                                  - {path: /, backend: {serviceName: "", servicePort: 0}}
                            """,
                            "spec.backend.serviceName: Required value",
                            "spec.rules[0].http.paths[0].backend.servicePort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                            "spec.rules[0].http.paths[1].backend.servicePort: Invalid value: \"80\": must contain at least one letter (a-z)",
                            "spec.rules[0].http.paths[2].backend: Invalid value: \"\": resource or service backend is required"),
                    Refusal.of(
                            "networking.k8s.io/v1beta1",
                            "Ingress",
                            """
                            spec:
                              tls: [{secretName: My_Secret}]
                              rules: [{host: "*.a.example", http: {paths: []}}]
                            """),
                    Refusal.of(
                            "storage.k8s.io/v1beta1",
                            "VolumeAttachment",
                            "spec: {attacher: A_, nodeName: node, source: {persistentVolumeName: V_}}"),
                    Refusal.of(
                            "storage.k8s.io/v1beta1",
                            "VolumeAttachment",
                            "spec: {nodeName: node, source: {persistentVolumeName: v}}",
                            "spec.attacher: Required value"));

    @ParameterizedTest
    @FieldSource("REFUSALS")
    void anOldVersionRefusesInItsOwnWords(Refusal refusal) {
        Rules rules = row(refusal.apiVersion(), refusal.kind()).rules();
        assertThat(rules.problems(new Write.Create(rules.defaulted(object(refusal.yaml())))))
                .extracting(FieldError::message)
                .isEqualTo(refusal.refusals());
    }

    @Test
    void anIngressThatCameLooselyCanStillBeChanged() {
        String loose =
                """
                spec:
                  tls: [{secretName: My_Secret}]
                  rules: [{host: "%s.a.example", http: {paths: []}}]
                """;
        Rules rules = row("networking.k8s.io/v1", "Ingress").rules();
        ApiObject before = object(loose.formatted("*"));
        assertThat(rules.problems(new Write.Update(before, before))).isEmpty();
        assertThat(rules.problems(new Write.Update(object(loose.formatted("b")), before)))
                .extracting(FieldError::message)
                .containsExactly("spec.rules[0].http.paths: Required value");
        assertThat(rules.problems(new Write.Create(before))).hasSize(2);
    }

    @Test
    void anOldDeploymentMayChangeItsSelector() {
        String deployment =
                "spec: {template: {metadata: {labels: {app: %1$s}}, spec: {containers: [{name: c, image: i}]}}}";
        assertThat(changed("extensions/v1beta1", deployment)).isEmpty();
        assertThat(changed("apps/v1beta1", deployment)).isEmpty();
        assertThat(
                        changed(
                                "apps/v1beta2",
                                "spec: {selector: {matchLabels: {app: %1$s}}, "
                                        + deployment.substring(7)))
                .extracting(FieldError::path)
                .containsExactly("spec.selector");
    }

    private static List<FieldError> changed(String apiVersion, String deployment) {
        Rules rules = row(apiVersion, "Deployment").rules();
        return rules.problems(
                new Write.Update(
                        rules.defaulted(object(deployment.formatted("new"))),
                        rules.defaulted(object(deployment.formatted("old")))));
    }

    private static KindDefinition row(String apiVersion, String kind) {
        return LegacyKinds.beside(BuiltinKinds.ALL).stream()
                .filter(it -> it.type().apiVersion().equals(apiVersion))
                .filter(it -> it.type().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static ApiObject object(String yaml) {
        return new ApiObject(json(yaml));
    }

    private static JsonObject json(String yaml) {
        return (JsonObject) YamlReader.parse(yaml);
    }
}
