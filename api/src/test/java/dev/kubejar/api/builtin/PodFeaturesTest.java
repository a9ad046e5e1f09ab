package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Shown;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What becomes of pods' fields that are not switched on, and of those that old clients write as
/// annotations.
final class PodFeaturesTest {
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/c";

    private static String pod(String annotations, String spec) {
        return "apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: d, annotations: {"
                + annotations
                + "}}\nspec: {"
                + spec
                + "}";
    }

    private static String workload(String template) {
        return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x, namespace: d}\n"
                + "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {"
                + template
                + "}}}";
    }

    /// What is sent as a spec, and as what it is kept.
    static final List<Shown> SPECS =
            List.of(
                    new Shown(
                            "containers: [{name: c, image: i, lifecycle: {stopSignal: SIGUSR1}}], workloadRef: {name: w, podGroup: g}",
                            "{containers: [{name: c, image: i}]}"),
                    new Shown(
                            "containers: [{name: c, image: i, lifecycle: {stopSignal: SIGUSR1, preStop: {sleep: {seconds: 1}}}}]",
                            "{containers: [{name: c, image: i, lifecycle: {preStop: {sleep: {seconds: 1}}}}]}"),
                    new Shown(
                            "containers: [{name: c, image: i}], volumes: [{name: v, projected: {sources: [{clusterTrustBundle: {name: a, path: b}}, {podCertificate: {signerName: a/b}}, {secret: {name: s}}], defaultMode: 420}}]",
                            "{containers: [{name: c, image: i}], volumes: [{name: v, projected: {sources: [{}, {}, {secret: {name: s}}], defaultMode: 420}}]}"));

    @ParameterizedTest
    @FieldSource("SPECS")
    void dropsWhatIsOff(Shown row) {
        JsonObject wanted = Yaml.object(row.expected()).json();
        assertThat(kept(pod("", row.yaml()), JsonObject.EMPTY).spec()).isEqualTo(wanted);
        assertThat(kept(workload(row.yaml()), JsonObject.EMPTY).spec().object("template"))
                .satisfies(it -> assertThat(it.object("spec")).isEqualTo(wanted));
    }

    @ParameterizedTest
    @FieldSource("SPECS")
    void leavesWhatIsOffWhereItWas(Shown row) {
        ApiObject sent = Yaml.object(pod("", row.yaml()));
        assertThat(kept(pod("", row.yaml()), sent.json()).spec()).isEqualTo(sent.spec());
    }

    private static ApiObject kept(String yaml, JsonObject previous) {
        ApiObject sent = Yaml.object(yaml);
        Rules rules = Yaml.row(sent).rules();
        return rules.prepared(
                previous.isEmpty()
                        ? new Write.Create(sent)
                        : new Write.Update(sent, new ApiObject(previous)));
    }

    @Test
    void statusesKeepWhatOldKubeletsLeaveOutAndLoseWhatIsOff() {
        KindChecks.checkStatusKept(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nstatus: {qosClass: Burstable, observedGeneration: 3, conditions: [{type: A, observedGeneration: 1}, {type: A, observedGeneration: 2}]}",
                "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nstatus: {resources: {}, allocatedResources: {cpu: '1'}, extendedResourceClaimStatus: {}, conditions: [{type: A}, {type: A, observedGeneration: 5}, {type: A}], containerStatuses: [{name: c, allocatedResourcesStatus: [{name: n}]}]}",
                "{conditions: [{type: A, observedGeneration: 1}, {type: A, observedGeneration: 5}, {type: A}], containerStatuses: [{name: c}], qosClass: Burstable, observedGeneration: 3}");
    }

    /// What stands in an annotation, and what becomes of the container's security context.
    static final List<Shown> PROFILES =
            List.of(
                    new Shown("unconfined", "{appArmorProfile: {type: Unconfined}}"),
                    new Shown("runtime/default", "{appArmorProfile: {type: RuntimeDefault}}"),
                    new Shown(
                            "localhost/a",
                            "{appArmorProfile: {type: Localhost, localhostProfile: a}}"),
                    new Shown("localhost/", "{}"),
                    new Shown("'localhost/ a'", "{}"));

    @ParameterizedTest
    @FieldSource("PROFILES")
    void copiesTheProfileOfAnAnnotation(Shown row) {
        String yaml = pod(APP_ARMOR + ": " + row.yaml(), "containers: [{name: c, image: i}]");
        JsonObject container = kept(yaml, JsonObject.EMPTY).spec().objects("containers").getFirst();
        assertThat(container.object("securityContext"))
                .isEqualTo(Yaml.object(row.expected()).json());
    }

    private static final String WARNING =
            "metadata.annotations["
                    + APP_ARMOR
                    + "]: deprecated since v1.30; use the \"appArmorProfile\" field instead";

    static final List<Case> WARNINGS =
            List.of(
                    Case.of(
                            pod(APP_ARMOR + ": unconfined", "containers: [{name: c, image: i}]"),
                            WARNING),
                    Case.of(
                            pod(APP_ARMOR + ": localhost/", "containers: [{name: c, image: i}]"),
                            WARNING),
                    Case.of(
                            pod(
                                    APP_ARMOR + ": unconfined",
                                    "containers: [{name: c, image: i, securityContext: {appArmorProfile: {type: Unconfined}}}]")),
                    Case.of(
                            pod(
                                    APP_ARMOR + ": unconfined",
                                    "securityContext: {appArmorProfile: {type: Unconfined}}, containers: [{name: c, image: i}]")),
                    Case.of(
                            pod(
                                    APP_ARMOR + ": unconfined",
                                    "os: {name: windows}, containers: [{name: c, image: i}]")));

    @ParameterizedTest
    @FieldSource("WARNINGS")
    void warnsOfAnnotationsThatCount(Case row) {
        KindChecks.checkWarnings(row);
    }
}
