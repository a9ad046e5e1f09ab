package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.kind.Write;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What upstream says of objects that it takes.
final class WarningsTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n";
    private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: x}\n";

    static final List<Case> CREATED =
            List.of(
                    Case.of(
                            POD
                                    + "spec: {dnsConfig: {nameservers: [010.1.1.1]}, hostAliases: [{ip: 2001:DB8::1}], containers: [{name: c, image: nginx}]}",
                            "spec.dnsConfig.nameservers[0]: non-standard IP address \"010.1.1.1\" will be considered invalid in a future Kubernetes release: use \"10.1.1.1\"",
                            "spec.hostAliases[0].ip: IPv6 address \"2001:DB8::1\" should be in RFC 5952 canonical format (\"2001:db8::1\")"),
                    Case.of(POD + "spec: {containers: [{name: c, image: nginx}]}"),
                    Case.of(
                            "apiVersion: v1\nkind: Pod\nmetadata: {name: a.b}\nspec: {containers: [{name: c, image: nginx}]}",
                            "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')]"),
                    Case.of(
                            POD
                                    + "spec: {containers: [{name: c, image: nginx, env: [{name: A, value: a}, {name: A, value: b}], ports: [{containerPort: 80}, {containerPort: 80}]}]}",
                            "spec.containers[0].env[1]: hides previous definition of \"A\", which may be dropped when using apply",
                            "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]"),
                    Case.of(
                            POD
                                    + "spec: {terminationGracePeriodSeconds: -1, nodeSelector: {beta.kubernetes.io/os: linux, failure-domain.beta.kubernetes.io/zone: a}, imagePullSecrets: [{}], topologySpreadConstraints: [{maxSkew: 1, whenUnsatisfiable: DoNotSchedule, topologyKey: beta.kubernetes.io/arch}], containers: [{name: c, image: nginx}]}",
                            "spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead",
                            "spec.nodeSelector[failure-domain.beta.kubernetes.io/zone]: deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead",
                            "spec.topologySpreadConstraints[0].topologyKey: beta.kubernetes.io/arch is deprecated since v1.14; use \"kubernetes.io/arch\" instead",
                            "spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod",
                            "spec.imagePullSecrets[0].name: invalid empty name \"\"",
                            "spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1"),
                    Case.of(
                            "apiVersion: v1\nkind: Pod\nmetadata: {name: x, annotations: {container.apparmor.security.beta.kubernetes.io/c: unconfined, seccomp.security.alpha.kubernetes.io/pod: runtime/default, scheduler.alpha.kubernetes.io/critical-pod: a}}\nspec: {containers: [{name: c, image: nginx}]}",
                            "metadata.annotations[container.apparmor.security.beta.kubernetes.io/c]: deprecated since v1.30; use the \"appArmorProfile\" field instead",
                            "metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the \"priorityClassName\" field instead",
                            "metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the \"seccompProfile\" field instead"),
                    Case.of(
                            POD
                                    + "spec: {volumes: [{name: a, gitRepo: {repository: a}}, {name: b, glusterfs: {path: a, endpoints: b}}, {name: d, cephfs: {monitors: [a]}}, {name: e, rbd: {monitors: [a], image: i}}], containers: [{name: c, image: nginx, resources: {limits: {memory: 100m}, requests: {ephemeral-storage: 500m}}}]}",
                            "spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+",
                            "spec.volumes[1].glusterfs: deprecated in v1.25, non-functional in v1.26+",
                            "spec.volumes[2].cephfs: deprecated in v1.28, non-functional in v1.31+",
                            "spec.volumes[3].rbd: deprecated in v1.28, non-functional in v1.31+",
                            "spec.containers[0].resources.limits[memory]: fractional byte value \"100m\" is invalid, must be an integer",
                            "spec.containers[0].resources.requests[memory]: fractional byte value \"100m\" is invalid, must be an integer",
                            "spec.containers[0].resources.requests[ephemeral-storage]: fractional byte value \"500m\" is invalid, must be an integer"),
                    Case.of(
                            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a.b}\nspec: {template: {spec: {nodeSelector: {beta.kubernetes.io/os: linux}, containers: [{name: c, image: nginx}]}}}",
                            "metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')]",
                            "spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \"kubernetes.io/os\" instead"),
                    Case.of(
                            "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {backoffLimit: 200001, completionMode: Indexed, completions: 200000, parallelism: 20000, template: {spec: {containers: [{name: c, image: nginx}]}}}}}",
                            "spec.jobTemplate.spec: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail"),
                    Case.of(
                            SERVICE
                                    + "spec: {clusterIP: None, loadBalancerIP: 1.2.3.4, externalIPs: [1.2.3.4], sessionAffinity: ClientIP, trafficDistribution: PreferClose, externalName: a}",
                            "spec.loadBalancerIP is ignored for headless services",
                            "spec.externalIPs is ignored for headless services",
                            "spec.SessionAffinity is ignored for headless services",
                            "spec.externalName is ignored when spec.type is not \"ExternalName\"",
                            "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\""),
                    Case.of(
                            "apiVersion: v1\nkind: Service\nmetadata: {name: x, annotations: {service.kubernetes.io/topology-aware-hints: auto}}\nspec: {type: ExternalName, externalName: a, externalIPs: [1.2.3.4]}",
                            "annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead",
                            "spec.externalIPs is ignored when spec.type is \"ExternalName\""),
                    Case.of(
                            "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: x, annotations: {volume.beta.kubernetes.io/storage-class: a}}\nspec: {persistentVolumeReclaimPolicy: Recycle, glusterfs: {path: a}, capacity: {storage: 100m}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: beta.kubernetes.io/os, operator: Exists}]}]}}}",
                            "metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use \"storageClassName\" attribute instead",
                            "spec.persistentVolumeSource.glusterfs: deprecated in v1.25, non-functional in v1.26+",
                            "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.",
                            "spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key: beta.kubernetes.io/os is deprecated since v1.14; use \"kubernetes.io/os\" instead"),
                    Case.of(
                            "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: x, annotations: {volume.beta.kubernetes.io/storage-class: a}}\nspec: {resources: {requests: {storage: 100m}}}",
                            "metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use \"storageClassName\" attribute instead",
                            "spec.resources.requests[storage]: fractional byte value \"100m\" is invalid, must be an integer"));

    @ParameterizedTest
    @FieldSource("CREATED")
    void warnsInUpstreamsWords(Case row) {
        KindChecks.checkWarnings(row);
    }

    @Test
    void saysNothingOfAPodWhoseSpecStays() {
        ApiObject pod =
                Yaml.object(
                        POD
                                + "spec: {terminationGracePeriodSeconds: -1, containers: [{name: c, image: nginx}]}");

        assertThat(Yaml.row(pod).rules().warnings(new Write.Update(pod, pod))).isEmpty();
    }
}
