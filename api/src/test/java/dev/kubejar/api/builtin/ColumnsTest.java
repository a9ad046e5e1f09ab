package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.Column;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What `kubectl get` shows of objects in the states that users meet.
class ColumnsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    /// Cells are joined with `|`: those always shown, then those of `-o wide`.
    record Row(String when, String yaml, String cells) {
        @Override
        public String toString() {
            return when;
        }
    }

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            "deployment",
                            """
                            apiVersion: apps/v1
                            kind: Deployment
                            metadata: {name: web, creationTimestamp: "2026-11-21T09:58:00Z"}
                            spec:
                              replicas: 3
                              selector: {matchLabels: {app: web}}
                              template: {spec: {containers: [{name: a, image: i:1}, {name: b, image: j}]}}
                            status: {readyReplicas: 2, updatedReplicas: 3, availableReplicas: 1}
                            """,
                            "web|2/3|3|1|2m||a,b|i:1,j|app=web"),
                    new Row(
                            "replica set",
                            """
                            apiVersion: apps/v1
                            kind: ReplicaSet
                            metadata: {name: web-1, creationTimestamp: "2026-11-21T09:00:00Z"}
                            spec: {replicas: 3, selector: {matchLabels: {app: web}}, template: {spec: {containers: [{name: a, image: i}]}}}
                            status: {replicas: 3, readyReplicas: 2}
                            """,
                            "web-1|3|3|2|60m||a|i|app=web"),
                    new Row(
                            "node port",
                            """
                            apiVersion: v1
                            kind: Service
                            metadata: {name: web}
                            spec:
                              type: NodePort
                              clusterIPs: [10.96.0.7]
                              ports: [{port: 80, nodePort: 30080, protocol: TCP}, {port: 53, protocol: UDP}]
                              selector: {b: "2", a: "1"}
                            """,
                            "web|NodePort|10.96.0.7|<none>|80:30080/TCP,53/UDP|<unknown>||a=1,b=2"),
                    new Row(
                            "load balancer without an address",
                            """
                            apiVersion: v1
                            kind: Service
                            metadata: {name: web}
                            spec: {type: LoadBalancer, clusterIPs: [10.96.0.7], ports: [{port: 80, protocol: TCP}]}
                            """,
                            "web|LoadBalancer|10.96.0.7|<pending>|80/TCP|<unknown>||<none>"),
                    new Row(
                            "external name",
                            """
                            apiVersion: v1
                            kind: Service
                            metadata: {name: web}
                            spec: {type: ExternalName, externalName: example.com}
                            """,
                            "web|ExternalName|<none>|example.com|<none>|<unknown>||<none>"),
                    new Row(
                            "node",
                            """
                            apiVersion: v1
                            kind: Node
                            metadata: {name: n1, labels: {node-role.kubernetes.io/control-plane: ""}}
                            spec: {unschedulable: true}
                            status:
                              conditions: [{type: Ready, status: "True"}]
                              addresses: [{type: InternalIP, address: 10.0.0.1}]
                              nodeInfo: {kubeletVersion: v1.35.0, osImage: Debian, kernelVersion: "6", containerRuntimeVersion: docker://29}
                            """,
                            "n1|Ready,SchedulingDisabled|control-plane|<unknown>|v1.35.0||10.0.0.1|<none>|Debian|6|docker://29"),
                    new Row(
                            "endpoints",
                            """
                            apiVersion: v1
                            kind: Endpoints
                            metadata: {name: web}
                            subsets:
                            - addresses: [{ip: 10.1.0.1}, {ip: 10.1.0.2}]
                              ports: [{port: 80}, {port: 443}]
                            """,
                            "web|10.1.0.1:80,10.1.0.2:80,10.1.0.1:443 + 1 more...|<unknown>|"),
                    new Row(
                            "endpoint slice",
                            """
                            apiVersion: discovery.k8s.io/v1
                            kind: EndpointSlice
                            metadata: {name: web-x}
                            addressType: IPv4
                            ports: [{port: 80}, {name: all}]
                            endpoints: [{addresses: [10.1.0.1]}, {addresses: [10.1.0.2]}]
                            """,
                            "web-x|IPv4|80,all|10.1.0.1,10.1.0.2|<unknown>|"),
                    new Row(
                            "event",
                            """
                            apiVersion: v1
                            kind: Event
                            metadata: {name: web.1}
                            involvedObject: {kind: Pod, name: web, fieldPath: "spec.containers{a}"}
                            reason: BackOff
                            message: "Back-off restarting\\n"
                            type: Warning
                            source: {component: kubelet, host: n1}
                            count: 3
                            firstTimestamp: "2026-11-21T09:50:00Z"
                            lastTimestamp: "2026-11-21T09:59:30Z"
                            """,
                            "30s|Warning|BackOff|pod/web|Back-off restarting||spec.containers{a}|kubelet, n1|10m|3|web.1"),
                    new Row(
                            "event in the newer form",
                            """
                            apiVersion: events.k8s.io/v1
                            kind: Event
                            metadata: {name: web.2}
                            regarding: {kind: Pod, name: web}
                            reason: Scheduled
                            note: done
                            type: Normal
                            reportingController: default-scheduler
                            eventTime: "2026-11-21T09:59:00.000000Z"
                            """,
                            "60s|Normal|Scheduled|pod/web|done|||default-scheduler|60s|1|web.2"),
                    new Row(
                            "config map",
                            "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: x}, binaryData: {b: AA==}}",
                            "c|2|<unknown>|"),
                    new Row(
                            "secret",
                            "{apiVersion: v1, kind: Secret, metadata: {name: s}, type: Opaque, data: {a: AA==}}",
                            "s|Opaque|1|<unknown>|"),
                    new Row(
                            "controller revision",
                            """
                            apiVersion: apps/v1
                            kind: ControllerRevision
                            metadata: {name: r, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: db, controller: true}]}
                            revision: 2
                            """,
                            "r|statefulset.apps/db|2|<unknown>|"),
                    new Row(
                            "lease",
                            "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: l}, spec: {holderIdentity: me}}",
                            "l|me|<unknown>|"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void printsAsUpstream(Row row) {
        ApiObject object = Yaml.object(row.yaml());
        assertThat(cells(object, 0) + "|" + cells(object, 1)).isEqualTo(row.cells());
    }

    private static String cells(ApiObject object, int priority) {
        String cells =
                Yaml.row(object).columns().get().stream()
                        .filter(it -> it.priority() == priority)
                        .map(it -> text(it.cell().of(object, NOW)))
                        .collect(Collectors.joining("|"));
        return priority == 1 && !cells.isEmpty() ? "|" + cells : cells;
    }

    private static String text(Json cell) {
        return cell instanceof JsonString(String value) ? value : cell.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{phase: Pending} | 0/1 Pending 0",
                "{phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: SchedulingGated}]} | 0/1 SchedulingGated 0",
                "{phase: Running, containerStatuses: [{name: a, ready: true, state: {running: {}}}]} | 1/1 Running 0",
                "{phase: Pending, containerStatuses: [{name: a, state: {waiting: {reason: ContainerCreating}}}]} | 0/1 ContainerCreating 0",
                "{phase: Running, containerStatuses: [{name: a, restartCount: 2, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {finishedAt: '2026-11-21T09:59:55Z'}}}]} | 0/1 CrashLoopBackOff 2 (5s ago)",
                "{phase: Succeeded, containerStatuses: [{name: a, state: {terminated: {exitCode: 0, reason: Completed}}}]} | 0/1 Completed 0",
                "{phase: Failed, containerStatuses: [{name: a, state: {terminated: {exitCode: 3}}}]} | 0/1 ExitCode:3 0",
                "{phase: Failed, containerStatuses: [{name: a, state: {terminated: {exitCode: 137, signal: 9}}}]} | 0/1 Signal:9 0",
                "{phase: Failed, reason: Evicted} | 0/1 Evicted 0",
                "{phase: Pending, initContainerStatuses: [{name: i, state: {running: {}}}]} | 0/1 Init:0/1 0",
                "{phase: Pending, initContainerStatuses: [{name: i, state: {waiting: {reason: PodInitializing}}}]} | 0/1 Init:0/1 0",
                "{phase: Pending, initContainerStatuses: [{name: i, restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}}]} | 0/1 Init:CrashLoopBackOff 1",
                "{phase: Pending, initContainerStatuses: [{name: i, state: {terminated: {exitCode: 2, reason: Error}}}]} | 0/1 Init:Error 0",
                "{phase: Pending, initContainerStatuses: [{name: i, state: {terminated: {exitCode: 0}}}], containerStatuses: [{name: a, state: {waiting: {reason: PodInitializing}}}]} | 0/1 PodInitializing 0",
            })
    void tellsWhatAPodDoes(String status, String shown) {
        ApiObject pod =
                Yaml.object(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: p}
                        spec: {initContainers: [{name: i}], containers: [{name: a}]}
                        """
                                + "status: "
                                + status);
        List<Column> columns = Yaml.row(pod).columns().get();
        String cells =
                columns.subList(1, 4).stream()
                        .map(it -> text(it.cell().of(pod, NOW)))
                        .collect(Collectors.joining(" "));
        assertThat(cells).isEqualTo(shown);
    }

    @Test
    void aDeletedPodIsTerminatingUnlessItHasEnded() {
        var running =
                Yaml.object(
                        "{apiVersion: v1, kind: Pod, metadata: {name: p, deletionTimestamp: '2026-11-21T10:00:00Z'}, status: {phase: Running}}");
        assertThat(PodSummary.of(new Pod(running)).reason()).isEqualTo("Terminating");
        var ended = running.with("status", Yaml.object("{phase: Succeeded}").json());
        assertThat(PodSummary.of(new Pod(ended)).reason()).isEqualTo("Succeeded");
    }

    @Test
    void countsASidecarAmongTheContainers() {
        var pod =
                Yaml.object(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: p}
                        spec:
                          initContainers: [{name: s, restartPolicy: Always}]
                          containers: [{name: a}]
                        status:
                          phase: Running
                          initContainerStatuses: [{name: s, started: true, ready: true, restartCount: 1, state: {running: {}}}]
                          containerStatuses: [{name: a, ready: true, state: {running: {}}}]
                        """);
        PodSummary summary = PodSummary.of(new Pod(pod));
        assertThat(summary.ready()).isEqualTo("2/2");
        assertThat(summary.restarts()).isEqualTo(1);
        assertThat(summary.reason()).isEqualTo("Running");
    }
}
