package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is refused, with upstream's paths and words; and what is not.
class RulesTest {
    private static final String POD =
            "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: d}\n";
    private static final String DEPLOYMENT =
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: p, namespace: d}\n";
    private static final String SERVICE =
            "apiVersion: v1\nkind: Service\nmetadata: {name: p, namespace: d}\n";

    static final List<Case> ROWS =
            List.of(
                    Case.of(POD + "spec: {containers: [{name: a, image: i}]}"),
                    Case.of(POD + "spec: {}", "spec.containers: Required value"),
                    Case.of(
                            POD + "spec: {containers: [{name: a}]}",
                            "spec.containers[0].image: Required value"),
                    Case.of(
                            POD + "spec: {containers: [{name: a, image: i}, {name: a, image: i}]}",
                            "spec.containers[1].name: Duplicate value: \"a\""),
                    Case.of(
                            POD + "spec: {containers: [{name: A, image: i}]}",
                            "spec.containers[0].name: Invalid value: \"A\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: a, image: i, volumeMounts: [{name: x, mountPath: /x}]}]}",
                            "spec.containers[0].volumeMounts[0].name: Not found: \"x\""),
                    Case.of(
                            POD
                                    + "spec: {restartPolicy: Maybe, containers: [{name: a, image: i, imagePullPolicy: Now}]}",
                            "spec.containers[0].imagePullPolicy: Unsupported value: \"Now\": supported values: \"Always\", \"IfNotPresent\", \"Never\"",
                            "spec.restartPolicy: Unsupported value: \"Maybe\": supported values: \"Always\", \"OnFailure\", \"Never\""),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: a, image: i, ports: [{containerPort: 80, protocol: X}, {containerPort: 70000}]}]}",
                            "spec.containers[0].ports[0].protocol: Unsupported value: \"X\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
                            "spec.containers[0].ports[1].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: a, image: i, resources: {requests: {cpu: 2}, limits: {cpu: 1}}}]}",
                            "spec.containers[0].resources.requests: Invalid value: \"2\": must be less than or equal to cpu limit of 1"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: a, image: i, resources: {requests: {memory: -1Mi}}}]}",
                            "spec.containers[0].resources.requests[memory]: Invalid value: \"-1Mi\": must be greater than or equal to 0"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: a, image: i, env: [{name: 'a=b'}, {name: c, value: v, valueFrom: {fieldRef: {fieldPath: spec.oops}}}]}]}",
                            "spec.containers[0].env[0].name: Invalid value: \"a=b\": a valid environment variable name must consist only of printable ASCII characters other than '='",
                            "spec.containers[0].env[1].valueFrom.fieldRef.fieldPath: Invalid value: \"spec.oops\": error converting fieldPath: field label not supported: spec.oops",
                            "spec.containers[0].env[1].valueFrom: Invalid value: \"\": may not be specified when `value` is not empty"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: a, image: i, livenessProbe: {successThreshold: 2, httpGet: {port: 0}}, readinessProbe: {}}]}",
                            "spec.containers[0].livenessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
                            "spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1",
                            "spec.containers[0].readinessProbe: Required value: must specify a handler type"),
                    Case.of(
                            POD
                                    + "spec: {volumes: [{name: v, configMap: {}}, {name: v, hostPath: {path: /a/../b}}], containers: [{name: a, image: i}]}",
                            "spec.volumes[0].configMap.name: Required value",
                            "spec.volumes[1].hostPath.path: Invalid value: \"/a/../b\": must not contain '..'"),
                    Case.of(
                            POD
                                    + "spec: {tolerations: [{value: x}], containers: [{name: a, image: i}]}",
                            "spec.tolerations[0].operator: Invalid value: \"\": operator must be Exists when `key` is empty, which means \"match all values and all keys\""),
                    Case.of(
                            "apiVersion: v1\nkind: Pod\nmetadata: {namespace: d, labels: {a/b/c: x}, finalizers: [mine]}\nspec: {containers: [{name: a, image: i}]}",
                            "metadata.name: Required value: name or generateName is required",
                            "metadata.labels: Invalid value: \"a/b/c\": a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
                            "metadata.finalizers[0]: Invalid value: \"mine\": name is neither a standard finalizer name nor is it fully qualified"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: i}]}}}"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {replicas: -1, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: c}}, spec: {containers: [{name: a, image: i}]}}}",
                            "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                            "spec.template.metadata.labels: Invalid value: {\"a\":\"c\"}: `selector` does not match template `labels`"),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: i}]}}}",
                            "spec.selector: Required value",
                            "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
                            "spec.template.spec.restartPolicy: Unsupported value: \"Never\": supported values: \"Always\""),
                    Case.of(
                            DEPLOYMENT
                                    + "spec: {strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 0%}}, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: i}]}}}",
                            "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"0%\": may not be 0 when `maxSurge` is 0"),
                    Case.of(SERVICE + "spec: {ports: [{port: 80}]}"),
                    Case.of(SERVICE + "spec: {}", "spec.ports: Required value"),
                    Case.of(
                            SERVICE + "spec: {type: X, ports: [{port: 80}]}",
                            "spec.type: Unsupported value: \"X\": supported values: \"ClusterIP\", \"ExternalName\", \"LoadBalancer\", \"NodePort\""),
                    Case.of(
                            SERVICE + "spec: {ports: [{port: 80}, {port: 80, nodePort: 30000}]}",
                            "spec.ports[0].name: Required value",
                            "spec.ports[1].name: Required value",
                            "spec.ports[1].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
                            "spec.ports[1]: Duplicate value: {\"Name\":\"\",\"Protocol\":\"TCP\",\"AppProtocol\":null,\"Port\":80,\"TargetPort\":0,\"NodePort\":0}"),
                    Case.of(
                            "apiVersion: v1\nkind: Service\nmetadata: {name: 1a, namespace: d}\nspec: {ports: [{port: 80}]}",
                            "metadata.name: Invalid value: \"1a\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"),
                    Case.of(
                            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: d}\ndata: {a b: x}",
                            "data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"),
                    Case.of(
                            "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: d}\ntype: kubernetes.io/tls",
                            "data[tls.crt]: Required value",
                            "data[tls.key]: Required value"),
                    Case.of(
                            "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\nspec: {taints: [{key: a, effect: X}]}",
                            "metadata.taints[0].effect: Unsupported value: \"X\": supported values: \"NoSchedule\", \"PreferNoSchedule\", \"NoExecute\""),
                    Case.of(
                            "apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: l, namespace: d}\nspec: {leaseDurationSeconds: 0}",
                            "spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0"),
                    Case.of(
                            "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: e, namespace: d}\naddressType: IPv4\nendpoints: [{addresses: [nowhere]}]",
                            "endpoints[0].addresses[0]: Invalid value: \"nowhere\": must be a valid IPv4 address",
                            "endpoints[0].addresses[0]: Invalid value: \"nowhere\": must be a valid IP address"),
                    Case.of(
                            "apiVersion: v1\nkind: Event\nmetadata: {name: e, namespace: d}\ninvolvedObject: {namespace: other}",
                            "involvedObject.namespace: Invalid value: \"other\": does not match event.namespace"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void refusesInUpstreamsWords(Case row) {
        KindChecks.checkProblems(row);
    }

    record Change(String yaml, List<String> path, Json value, List<String> messages) {
        @Override
        public String toString() {
            return String.join(".", path) + " = " + value;
        }
    }

    private static final String IMMUTABLE_MAP =
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: d}\ndata: {a: x}\nimmutable: true";
    private static final String POD_OF_ONE = POD + "spec: {containers: [{name: a, image: i}]}";

    static final List<Change> CHANGES =
            List.of(
                    new Change(
                            POD_OF_ONE,
                            List.of("metadata", "labels", "a"),
                            Json.of("b"),
                            List.of()),
                    new Change(
                            POD_OF_ONE,
                            List.of("spec", "activeDeadlineSeconds"),
                            Json.of(5),
                            List.of()),
                    new Change(
                            POD_OF_ONE,
                            List.of("spec", "hostname"),
                            Json.of("h"),
                            List.of(
                                    "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n- hostname: null\n+ hostname: \"h\"\n")),
                    new Change(
                            DEPLOYMENT
                                    + "spec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: a, image: i}]}}}",
                            List.of("spec", "selector", "matchLabels", "a"),
                            Json.of("c"),
                            List.of(
                                    "spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`",
                                    "spec.selector: Invalid value: {\"matchLabels\":{\"a\":\"c\"}}: field is immutable")),
                    new Change(
                            SERVICE + "spec: {clusterIP: 10.96.0.1, ports: [{port: 80}]}",
                            List.of("spec", "clusterIP"),
                            Json.of("10.96.0.2"),
                            List.of(
                                    "spec.clusterIPs[0]: Invalid value: [\"10.96.0.2\"]: may not change once set")),
                    new Change(
                            IMMUTABLE_MAP,
                            List.of("data", "a"),
                            Json.of("y"),
                            List.of("data: Forbidden: field is immutable when `immutable` is set")),
                    new Change(
                            IMMUTABLE_MAP,
                            List.of("immutable"),
                            Json.of(false),
                            List.of(
                                    "immutable: Forbidden: field is immutable when `immutable` is set")));

    @ParameterizedTest
    @FieldSource("CHANGES")
    void judgesChanges(Change change) {
        ApiObject object = Yaml.object(change.yaml());
        Rules rules = Yaml.row(object).rules();
        ApiObject previous = rules.prepared(new Write.Create(rules.defaulted(object)));
        var next = new ApiObject(previous.json().withAt(change.path(), change.value()));
        assertThat(
                        rules.problems(
                                new Write.Update(
                                        rules.prepared(new Write.Update(next, previous)),
                                        previous)))
                .extracting(FieldError::message)
                .containsExactlyElementsOf(change.messages());
    }
}
