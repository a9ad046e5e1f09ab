package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What objects get that they do not say, as upstream's API server fills it in.
class DefaultsTest {

    /// What is sent, and what is kept of it but for the metadata.
    record Row(String sent, String kept) {
        @Override
        public String toString() {
            return sent;
        }
    }

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            """
                            apiVersion: v1
                            kind: Pod
                            spec:
                              containers:
                              - name: a
                                image: nginx
                                ports: [{containerPort: 80}]
                                resources: {limits: {cpu: 1000m, memory: 0.5Gi}}
                                readinessProbe: {httpGet: {port: 80}}
                                env: [{name: N, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
                              volumes: [{name: c, configMap: {name: c}}, {name: e}, {name: h, hostPath: {path: /h}}]
                            """,
                            """
                            spec:
                              containers:
                              - name: a
                                image: nginx
                                imagePullPolicy: Always
                                terminationMessagePath: /dev/termination-log
                                terminationMessagePolicy: File
                                ports: [{containerPort: 80, protocol: TCP}]
                                resources: {limits: {cpu: "1", memory: 512Mi}, requests: {cpu: "1", memory: 512Mi}}
                                readinessProbe:
                                  httpGet: {path: /, port: 80, scheme: HTTP}
                                  timeoutSeconds: 1
                                  periodSeconds: 10
                                  successThreshold: 1
                                  failureThreshold: 3
                                env: [{name: N, valueFrom: {fieldRef: {apiVersion: v1, fieldPath: metadata.name}}}]
                              volumes:
                              - {name: c, configMap: {name: c, defaultMode: 420}}
                              - {name: e, emptyDir: {}}
                              - {name: h, hostPath: {path: /h, type: ""}}
                              dnsPolicy: ClusterFirst
                              enableServiceLinks: true
                              restartPolicy: Always
                              schedulerName: default-scheduler
                              securityContext: {}
                              terminationGracePeriodSeconds: 30
                            status: {phase: Pending, qosClass: Guaranteed}
                            """),
                    new Row(
                            """
                            apiVersion: apps/v1
                            kind: Deployment
                            spec:
                              selector: {matchLabels: {a: b}}
                              template: {spec: {containers: [{name: a, image: "nginx:1", resources: {limits: {cpu: 1}}}]}}
                            """,
                            """
                            spec:
                              replicas: 1
                              revisionHistoryLimit: 10
                              progressDeadlineSeconds: 600
                              selector: {matchLabels: {a: b}}
                              strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}}
                              template:
                                metadata: {}
                                spec:
                                  containers:
                                  - name: a
                                    image: nginx:1
                                    imagePullPolicy: IfNotPresent
                                    resources: {limits: {cpu: "1"}}
                                    terminationMessagePath: /dev/termination-log
                                    terminationMessagePolicy: File
                                  dnsPolicy: ClusterFirst
                                  restartPolicy: Always
                                  schedulerName: default-scheduler
                                  securityContext: {}
                                  terminationGracePeriodSeconds: 30
                            status: {}
                            """),
                    new Row(
                            "{apiVersion: v1, kind: Service, spec: {type: NodePort, ports: [{port: 80}]}}",
                            """
                            spec:
                              type: NodePort
                              ports: [{port: 80, protocol: TCP, targetPort: 80}]
                              sessionAffinity: None
                              internalTrafficPolicy: Cluster
                              externalTrafficPolicy: Cluster
                            status: {loadBalancer: {}}
                            """),
                    new Row(
                            "{apiVersion: v1, kind: Service, spec: {sessionAffinity: ClientIP, clusterIP: None}}",
                            """
                            spec:
                              type: ClusterIP
                              clusterIP: None
                              clusterIPs: [None]
                              sessionAffinity: ClientIP
                              sessionAffinityConfig: {clientIP: {timeoutSeconds: 10800}}
                              internalTrafficPolicy: Cluster
                            status: {loadBalancer: {}}
                            """),
                    new Row(
                            "{apiVersion: v1, kind: Secret, stringData: {a: b}, data: {a: AA==, c: AA==}}",
                            "{type: Opaque, data: {a: Yg==, c: AA==}}"),
                    new Row(
                            "{apiVersion: v1, kind: Namespace}",
                            "{spec: {finalizers: [kubernetes]}, status: {phase: Active}}"),
                    new Row(
                            "{apiVersion: v1, kind: Node, spec: {podCIDR: 10.244.0.0/24}, status: {capacity: {cpu: 2000m}}}",
                            """
                            spec: {podCIDR: 10.244.0.0/24, podCIDRs: [10.244.0.0/24]}
                            status: {capacity: {cpu: "2"}, allocatable: {cpu: "2"}}
                            """));

    @ParameterizedTest
    @FieldSource("ROWS")
    void fillsInWhatIsNotSaid(Row row) {
        ApiObject sent = Yaml.object(row.sent());
        Rules rules = Yaml.row(sent).rules();
        ApiObject kept = rules.prepared(new Write.Create(rules.defaulted(sent)));
        JsonObject body = kept.json().without("apiVersion").without("kind").without("metadata");
        assertThat(body).isEqualTo(Yaml.object(row.kept()).json());
        assertThat(rules.defaulted(kept)).as("a second time changes nothing").isEqualTo(kept);
    }

    @Test
    void anUpdateThatLeavesOutWhatWasAllocatedKeepsIt() {
        ApiObject previous =
                Yaml.object(
                        """
                        apiVersion: v1
                        kind: Service
                        spec:
                          type: NodePort
                          clusterIP: 10.96.0.1
                          clusterIPs: [10.96.0.1]
                          ports: [{name: http, port: 80, nodePort: 30080}]
                        """);
        ApiObject next =
                Yaml.object(
                        "{apiVersion: v1, kind: Service, spec: {type: NodePort, ports: [{name: http, port: 81}]}}");
        ApiObject kept = Yaml.row(next).rules().prepared(new Write.Update(next, previous));
        assertThat(kept.spec().string("clusterIP")).isEqualTo("10.96.0.1");
        assertThat(kept.spec().objects("ports").getFirst().integer("nodePort", 0))
                .isEqualTo(30_080);
    }
}
