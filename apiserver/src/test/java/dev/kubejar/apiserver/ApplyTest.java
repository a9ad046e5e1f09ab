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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Server-side apply through HTTP: answers, refusals and what is left afterwards.
final class ApplyTest {
    private static final String MAPS = "/api/v1/namespaces/default/configmaps/";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments/";
    private static final String SERVICES = "/api/v1/namespaces/default/services/";

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

    private Answer apply(String path, String query, String yaml) {
        return server.send(
                "PATCH",
                path + "?" + query,
                yaml,
                Headers.of("Content-Type", "application/apply-patch+yaml"));
    }

    private Answer applied(String path, String manager, String yaml) {
        Answer answer = apply(path, "fieldManager=" + manager, yaml);
        assertThat(answer.code()).as(answer.text()).isIn(200, 201);
        return answer;
    }

    private static String map(String name, String... entries) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\ndata:\n  %s\n"
                .formatted(name, String.join("\n  ", entries));
    }

    private static String deployment(String spec) {
        return """
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"},
         "spec": {"selector": {"matchLabels": {"app": "web"}}, "template": {
          "metadata": {"labels": {"app": "web"}},
          "spec": {"containers": [{"name": "c", "image": "nginx"}]}}%s}}
        """
                .formatted(spec);
    }

    private static List<String> managers(Answer answer) {
        return answer.json().object("metadata").objects("managedFields").stream()
                .map(entry ->
                        "%s %s %s%s"
                                .formatted(
                                        entry.string("manager"),
                                        entry.string("operation"),
                                        entry.object("fieldsV1"),
                                        entry.string("subresource")))
                .toList();
    }

    @Test
    void whatIsNotThereIsCreated() {
        Answer created = apply(MAPS + "a", "fieldManager=me", map("a", "k: v"));
        assertThat(created.code()).isEqualTo(201);
        assertThat(created.json().object("metadata").array("managedFields"))
                .isEqualTo(
                        JsonReader.parse(
                                """
                                [{"manager": "me", "operation": "Apply", "apiVersion": "v1",
                                  "time": "2026-01-01T00:00:00Z", "fieldsType": "FieldsV1",
                                  "fieldsV1": {"f:data": {"f:k": {}}}}]
                                """));
        assertThat(apply(MAPS + "a", "fieldManager=me", map("a", "k: w")).code()).isEqualTo(200);
    }

    @Test
    void applyingTheSameAgainWritesNothing() {
        Answer first = applied(MAPS + "a", "me", map("a", "k: v"));
        server.time.advance(Duration.ofMinutes(1));
        assertThat(applied(MAPS + "a", "me", map("a", "k: v")).json()).isEqualTo(first.json());
    }

    @Test
    void whatIsNoLongerNamedGoesUnlessSomebodyElseOwnsIt() {
        applied(MAPS + "a", "me", map("a", "mine: '1'", "ours: '2'"));
        applied(MAPS + "a", "you", map("a", "ours: '2'", "yours: '3'"));
        Answer left = applied(MAPS + "a", "me", map("a", "mine: '1'"));
        assertThat(left.json().stringMap("data")).containsOnlyKeys("mine", "ours", "yours");
        assertThat(applied(MAPS + "a", "you", map("a", "yours: '3'")).json().stringMap("data"))
                .containsOnlyKeys("mine", "yours");
    }

    @Test
    void anotherManagersFieldIsAConflict() {
        applied(MAPS + "a", "me", map("a", "k: v"));
        Answer refused = apply(MAPS + "a", "fieldManager=you", map("a", "k: w"));
        assertThat(refused.json())
                .isEqualTo(
                        JsonReader.parse(
                                """
                                {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
                                 "message": "Apply failed with 1 conflict: conflict with \\"me\\": .data.k",
                                 "reason": "Conflict", "details": {"causes": [
                                   {"reason": "FieldManagerConflict", "message": "conflict with \\"me\\"",
                                    "field": ".data.k"}]}, "code": 409}
                                """));
    }

    @Test
    void conflictsAreListedByManager() {
        applied(MAPS + "a", "me", map("a", "k: v", "l: v"));
        server.send("PATCH", MAPS + "a?fieldManager=edit", "{\"data\": {\"m\": \"v\"}}");
        Answer refused = apply(MAPS + "a", "fieldManager=you", map("a", "k: w", "l: w", "m: w"));
        assertThat(refused.message())
                .isEqualTo(
                        """
                        Apply failed with 3 conflicts: conflicts with "edit" using v1:
                        - .data.m
                        conflicts with "me":
                        - .data.k
                        - .data.l\
                        """);
    }

    @Test
    void forceTakesFieldsOver() {
        applied(MAPS + "a", "me", map("a", "k: v", "l: v"));
        Answer forced = apply(MAPS + "a", "fieldManager=you&force=true", map("a", "k: w"));
        assertThat(managers(forced))
                .containsExactly(
                        "me Apply {\"f:data\":{\"f:l\":{}}}",
                        "you Apply {\"f:data\":{\"f:k\":{}}}");
    }

    @Test
    void agreeingWithAnotherManagerIsNoConflict() {
        applied(MAPS + "a", "me", map("a", "k: v"));
        Answer shared = applied(MAPS + "a", "you", map("a", "k: v"));
        assertThat(managers(shared))
                .containsExactlyInAnyOrder(
                        "me Apply {\"f:data\":{\"f:k\":{}}}",
                        "you Apply {\"f:data\":{\"f:k\":{}}}");
    }

    @Test
    void anUpdateTakesOwnershipOfWhatItChanges() {
        applied(MAPS + "a", "me", map("a", "k: v", "l: v"));
        Answer patched =
                server.send("PATCH", MAPS + "a?fieldManager=edit", "{\"data\": {\"k\": \"w\"}}");
        assertThat(managers(patched))
                .containsExactly(
                        "me Apply {\"f:data\":{\"f:l\":{}}}",
                        "edit Update {\"f:data\":{\"f:k\":{}}}");
        Answer removed =
                server.send("PATCH", MAPS + "a?fieldManager=edit", "{\"data\": {\"l\": null}}");
        assertThat(managers(removed)).containsExactly("edit Update {\"f:data\":{\"f:k\":{}}}");
    }

    @Test
    void anObjectWithoutManagersGetsOneForAllThatWasThere() {
        server.send("PATCH", MAPS + "a", "");
        applied(MAPS + "a", "me", map("a", "k: v"));
        Answer reset =
                server.send("PATCH", MAPS + "a", "{\"metadata\": {\"managedFields\": [{}]}}");
        assertThat(managers(reset)).isEmpty();
        Answer untracked = server.send("PATCH", MAPS + "a", "{\"data\": {\"l\": \"v\"}}");
        assertThat(managers(untracked)).isEmpty();
        Answer applied = applied(MAPS + "a", "me", map("a", "k: v"));
        assertThat(managers(applied))
                .containsExactly(
                        "me Apply {\"f:data\":{\"f:k\":{}}}",
                        "before-first-apply Update {\"f:data\":{\".\":{},\"f:k\":{},\"f:l\":{}}}");
    }

    @Test
    void elementsOfListsAreToldApartByTheirKeys() {
        String service =
                """
                {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s"},
                 "spec": {"selector": {"app": "web"}, "ports": [%s]}}
                """;
        String http = "{\"name\": \"http\", \"port\": 80}";
        String dns = "{\"name\": \"dns\", \"port\": 80, \"protocol\": \"UDP\"}";
        applied(SERVICES + "s", "me", service.formatted(http));
        Answer both = applied(SERVICES + "s", "you", service.formatted(dns));
        assertThat(both.json().object("spec").objects("ports"))
                .map(port -> port.string("name"))
                .containsExactlyInAnyOrder("http", "dns");
        Answer one = applied(SERVICES + "s", "me", service.formatted(""));
        assertThat(one.json().object("spec").objects("ports"))
                .map(port -> port.string("name"))
                .containsExactly("dns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'replicas: x' | .spec.replicas: expected numeric (int or float), got string
                    'replicase: 1' | .spec.replicase: field not declared in schema
                    'paused: "no"' | .spec.paused: expected boolean, got &{no}
                    'template: [1, b]' | .spec.template: expected map, got &{[1 b]}
                    'strategy: {type: 1}' | .spec.strategy.type: expected string, got &value.valueUnstructured{Value:1}
                    'template: {spec: {containers: {a: b}}}' | .spec.template.spec.containers: expected list, got &{map[a:b]}
                    'template: {spec: {containers: [{image: a}]}}' | '.spec.template.spec.containers: element 0: associative list with keys has an element that omits all key fields ["name"] (and doesn''t have default values for any key fields)'
                    'template: {spec: {containers: [{name: a}, {name: a}]}}' | '.spec.template.spec.containers: duplicate entries for key [name="a"]'
                    """)
    void whatDoesNotFitTheSchemaIsRefusedInUpstreamsWords(String field, String why) {
        Answer refused =
                apply(
                        DEPLOYMENTS + "web",
                        "fieldManager=me",
                        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: default}\nspec: {%s}\n"
                                .formatted(field));
        assertThat(refused.code()).isEqualTo(500);
        assertThat(refused.json().has("reason")).isFalse();
        assertThat(refused.message())
                .isEqualTo(
                        "failed to create typed patch object (default/web; apps/v1, Kind=Deployment): "
                                + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '' | 422 | 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch'
                    fieldManager=a%0Ab | 422 | 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Invalid value: "a\\nb": invalid character U+000A (at position 1)'
                    fieldManager=me&dryRun=x | 422 | 'PatchOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["x"]: supported values: "All"'
                    """)
    void optionsAreChecked(String query, int code, String message) {
        Answer refused = apply(MAPS + "a", query == null ? "" : query, map("a", "k: v"));
        assertThat(refused.message()).isEqualTo(message);
        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void forceIsForAppliesOnly() {
        Answer refused = server.send("PATCH", MAPS + "a?force=true", "{}");
        assertThat(refused.message())
                .isEqualTo(
                        "PatchOptions.meta.k8s.io \"\" is invalid: force: Forbidden: may not be specified for non-apply patch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'kind: ConfigMap' | 'invalid object type: /, Kind=ConfigMap'
                    '{apiVersion: apps/v1, kind: ConfigMap}' | 'invalid object type: apps/v1, Kind=ConfigMap'
                    '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, managedFields: []}}' | metadata.managedFields must be nil
                    '{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}' | the name of the object (b) does not match the name on the URL (a)
                    '{apiVersion: v1, kind: ConfigMap}' | the name of the object (a based on URL) was undeterminable: name must be provided
                    '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b}}' | the namespace of the provided object does not match the namespace sent on the request
                    """)
    void anObjectThatCannotBeMeantIsABadRequest(String yaml, String message) {
        Answer refused = apply(MAPS + "a", "fieldManager=me", yaml);
        assertThat(refused.message()).isEqualTo(message);
        assertThat(refused.code()).isEqualTo(400);
    }

    @Test
    void whatIsNoYamlIsABadRequest() {
        Answer refused = apply(MAPS + "a", "fieldManager=me", "a: [");
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message())
                .isEqualTo(
                        "error decoding YAML: error converting YAML to JSON: yaml: line 1: did not find expected node content");
    }

    @Test
    void aUidOfAnObjectThatIsNotThereIsAConflict() {
        Answer refused =
                apply(
                        MAPS + "a",
                        "fieldManager=me",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: u-1}}");
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message())
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"a\": uid mismatch: the provided object specified uid u-1, and no existing object was found");
    }

    @Test
    void aUidIsImmutable() {
        applied(MAPS + "a", "me", map("a", "k: v"));
        Answer refused =
                apply(
                        MAPS + "a",
                        "fieldManager=me",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: u-1}}");
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message())
                .isEqualTo(
                        "ConfigMap \"a\" is invalid: metadata.uid: Invalid value: \"u-1\": field is immutable");
    }

    @Test
    void aResourceVersionMustBeTheObjects() {
        applied(MAPS + "a", "me", map("a", "k: v"));
        Answer refused =
                apply(
                        MAPS + "a",
                        "fieldManager=me",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '1'}}");
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.message())
                .isEqualTo(
                        "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again");
    }

    @Test
    void aDryRunLeavesNothing() {
        assertThat(apply(MAPS + "a", "fieldManager=me&dryRun=All", map("a", "k: v")).code())
                .isEqualTo(201);
        assertThat(server.get(MAPS + "a").code()).isEqualTo(404);
        applied(MAPS + "a", "me", map("a", "k: v"));
        Answer shown = apply(MAPS + "a", "fieldManager=me&dryRun=All", map("a", "k: w"));
        assertThat(shown.json().object("data").string("k")).isEqualTo("w");
        assertThat(server.get(MAPS + "a").json().object("data").string("k")).isEqualTo("v");
    }

    @Test
    void anInvalidResultIsInvalid() {
        Answer refused =
                apply(DEPLOYMENTS + "web", "fieldManager=me", deployment(", \"replicas\": -1"));
        assertThat(refused.code()).isEqualTo(422);
        assertThat(refused.message())
                .contains("spec.replicas: Invalid value: -1: must be greater than or equal to 0");
    }

    @Test
    void aStatusHasManagersOfItsOwn() {
        applied(DEPLOYMENTS + "web", "me", deployment(""));
        Answer status =
                applied(
                        DEPLOYMENTS + "web/status",
                        "controller",
                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 5}, status: {replicas: 3}}");
        assertThat(status.json().object("spec").integer("replicas", 0)).isEqualTo(1);
        assertThat(managers(status))
                .contains("controller Apply {\"f:status\":{\"f:replicas\":{}}}status");
        Answer spec =
                applied(
                        DEPLOYMENTS + "web",
                        "me",
                        deployment("")
                                .replace(
                                        "\"spec\": {\"selector",
                                        "\"status\": {\"replicas\": 9}, \"spec\": {\"selector"));
        assertThat(spec.json().object("status").integer("replicas", 0)).isEqualTo(3);
        assertThat(managers(spec).getLast()).startsWith("me ").doesNotContain("f:status");
    }

    @Test
    void aStatusOfWhatIsNotThereIsNotFound() {
        assertThat(
                        apply(
                                        DEPLOYMENTS + "web/status",
                                        "fieldManager=me",
                                        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}")
                                .code())
                .isEqualTo(404);
    }

    @Test
    void scalingTakesTheReplicas() {
        applied(DEPLOYMENTS + "web", "me", deployment(", \"replicas\": 1"));
        Answer scaled =
                server.send(
                        "PATCH",
                        DEPLOYMENTS + "web/scale?fieldManager=scaler",
                        "{\"spec\": {\"replicas\": 4}}");
        assertThat(scaled.code()).as(scaled.text()).isEqualTo(200);
        assertThat(managers(server.get(DEPLOYMENTS + "web")))
                .contains("scaler Update {\"f:spec\":{\"f:replicas\":{}}}scale")
                .first()
                .asString()
                .startsWith("me Apply")
                .doesNotContain("f:replicas");
        Answer refused =
                apply(DEPLOYMENTS + "web", "fieldManager=me", deployment(", \"replicas\": 1"));
        assertThat(refused.message())
                .isEqualTo(
                        "Apply failed with 1 conflict: conflict with \"scaler\" with subresource \"scale\" using apps/v1: .spec.replicas");
    }

    @Test
    void kubectlTakesOverWhatItAppliedByItself() {
        String annotated =
                """
                {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "annotations":
                 {"kubectl.kubernetes.io/last-applied-configuration":
                  "{\\"apiVersion\\":\\"v1\\",\\"kind\\":\\"ConfigMap\\",\\"metadata\\":{\\"annotations\\":{},\\"name\\":\\"a\\"},\\"data\\":{\\"k\\":\\"v\\"}}"}},
                 "data": {"k": "v"}}
                """;
        server.send(
                "POST",
                MAPS.substring(0, MAPS.length() - 1) + "?fieldManager=kubectl-client-side-apply",
                annotated);
        Answer refused = apply(MAPS + "a", "fieldManager=me", map("a", "k: w"));
        assertThat(refused.code()).isEqualTo(409);
        Answer taken = applied(MAPS + "a", "kubectl", map("a", "k: w"));
        JsonObject annotations = taken.json().object("metadata").object("annotations");
        assertThat(annotations.string("kubectl.kubernetes.io/last-applied-configuration"))
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"data\":{\"k\":\"w\"},\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}\n");
    }

    @Test
    void repeatedKeysAreToldByTheirLines() {
        String yaml = map("a", "k: v", "k: w");
        Answer warned = apply(MAPS + "a", "fieldManager=me", yaml);
        assertThat(warned.code()).isEqualTo(201);
        assertThat(warned.headers().all("Warning"))
                .containsExactly("299 - \"line 7: key \\\"k\\\" already set in map\"");
        Answer refused = apply(MAPS + "a", "fieldManager=me&fieldValidation=Strict", yaml);
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message())
                .isEqualTo(
                        "error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line 7: key \"k\" already set in map");
        assertThat(
                        apply(MAPS + "a", "fieldManager=me&fieldValidation=Ignore", yaml)
                                .headers()
                                .all("Warning"))
                .isEmpty();
    }

    @Test
    void anApplierMayGoOnInAnotherVersion() {
        String path = "/namespaces/default/horizontalpodautoscalers/h";
        String target = "scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}";
        applied(
                "/apis/autoscaling/v1" + path,
                "me",
                "{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: {name: h}, spec: {maxReplicas: 3, minReplicas: 2, targetCPUUtilizationPercentage: 50, %s}}"
                        .formatted(target));
        Answer next =
                applied(
                        "/apis/autoscaling/v2" + path,
                        "me",
                        "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: h}, spec: {maxReplicas: 4, metrics: [{type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 60}}}], %s}}"
                                .formatted(target));
        assertThat(managers(next))
                .containsExactly(
                        "me Apply {\"f:spec\":{\"f:maxReplicas\":{},\"f:metrics\":{},\"f:scaleTargetRef\":{\"f:apiVersion\":{},\"f:kind\":{},\"f:name\":{}}}}");
        JsonObject spec = next.json().object("spec");
        assertThat(spec.integer("minReplicas", 0)).isEqualTo(1); // gone, and the default again
        assertThat(spec.objects("metrics"))
                .map(metric -> metric.object("resource").string("name"))
                .containsExactly("memory");
    }

    @Test
    void partsOfAPodAreOwnedByThoseWhoApplyThem() {
        String pod = "/api/v1/namespaces/default/pods/p";
        String body =
                "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: busybox%s}]%s}}";
        applied(pod, "me", body.formatted(", resources: {requests: {cpu: 1m}}", ""));
        Answer debugged =
                applied(
                        pod + "/ephemeralcontainers",
                        "debugger",
                        body.formatted("", ", ephemeralContainers: [{name: d, image: busybox}]"));
        assertThat(managers(debugged))
                .contains(
                        "debugger Apply {\"f:spec\":{\"f:ephemeralContainers\":{\"k:{\\\"name\\\":\\\"d\\\"}\":{\".\":{},\"f:image\":{},\"f:name\":{}}}}}ephemeralcontainers");
        Answer resized =
                applied(
                        pod + "/resize",
                        "resizer",
                        body.formatted(", resources: {requests: {cpu: 1m, memory: 1Mi}}", ""));
        assertThat(managers(resized))
                .contains(
                        "resizer Apply {\"f:spec\":{\"f:containers\":{\"k:{\\\"name\\\":\\\"c\\\"}\":{\".\":{},\"f:resources\":{\"f:requests\":{\"f:cpu\":{},\"f:memory\":{}}}}}}}resize");
    }
}
