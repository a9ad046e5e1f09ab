package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.apiserver.TestServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the server does of itself for workloads, beyond their rows.
final class WorkloadApiTest {
    private static final String CORE = "/api/v1/namespaces/default/";
    private static final String JOBS = "/apis/batch/v1/namespaces/default/jobs";
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

    private Answer post(String target, String json) {
        return server.send("POST", target, json.replace('\'', '"'));
    }

    private static String spec(String fields, String restartPolicy) {
        return """
        {'metadata':{'name':'x'},'spec':{%s'template':{'metadata':{'labels':{'a':'b'}},
         'spec':{'restartPolicy':'%s','containers':[{'name':'c','image':'i'}]}}}}
        """
                .formatted(fields, restartPolicy);
    }

    @Test
    void warnsOfWhatItTakes() {
        Answer made =
                post(
                        CORE + "pods",
                        "{'metadata':{'name':'a.b'},'spec':{'nodeSelector':{'beta.kubernetes.io/os':'linux'},'containers':[{'name':'c','image':'i'}]}}");

        assertThat(made.code()).isEqualTo(201);
        assertThat(made.headers().all("Warning"))
                .hasSize(2)
                .contains(
                        "299 - \"spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use \\\"kubernetes.io/os\\\" instead\"");
    }

    @Test
    void saysThatComponentsAreHealthyAndThatTheKindIsOld() {
        Answer list = server.get("/api/v1/componentstatuses");

        assertThat(list.json().objects("items"))
                .extracting(it -> it.object("metadata").string("name"))
                .containsExactly("scheduler", "controller-manager", "etcd-0");
        assertThat(list.headers().all("Warning"))
                .containsExactly("299 - \"v1 ComponentStatus is deprecated in v1.19+\"");
        assertThat(server.get("/api/v1/componentstatuses/etcd-0").json().objects("conditions"))
                .containsExactly(
                        JsonReader.parseObject(
                                "{\"type\":\"Healthy\",\"status\":\"True\",\"message\":\"ok\"}"));
        assertThat(server.get("/api/v1/componentstatuses/moon").code()).isEqualTo(404);
        assertThat(server.send("DELETE", "/api/v1/componentstatuses/etcd-0", "").code())
                .isEqualTo(405);
    }

    @Test
    void bindsAPodByABindingOfItsName() {
        server.send("POST", CORE + "pods", TestServer.pod("p", "", ""));
        Answer bound =
                post(
                        CORE + "bindings",
                        "{'apiVersion':'v1','kind':'Binding','metadata':{'name':'p'},'target':{'kind':'Node','name':'node-1'}}");

        assertThat(bound.code()).isEqualTo(201);
        assertThat(server.get(CORE + "pods/p").json().object("spec").string("nodeName"))
                .isEqualTo("node-1");
        assertThat(server.get(CORE + "bindings").code()).isEqualTo(405);
    }

    @Test
    void aJobLeavesItsPodsUnlessToldOtherwise() {
        post(JOBS, spec("", "Never"));
        JsonObject labels =
                server.get(JOBS + "/x").json().object("spec").object("template").object("metadata");
        Answer deleted = server.send("DELETE", JOBS + "/x", "");

        assertThat(labels.object("labels").keys())
                .contains("batch.kubernetes.io/job-name", "batch.kubernetes.io/controller-uid");
        assertThat(deleted.headers().all("Warning"))
                .containsExactly(
                        "299 - \"child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning\"");
        assertThat(server.get(JOBS + "/x").json().object("metadata").strings("finalizers"))
                .containsExactly("orphan");
    }

    @Test
    void scalesAReplicationController() {
        post(CORE + "replicationcontrollers", spec("'replicas':2,", "Always"));
        String scale = CORE + "replicationcontrollers/x/scale";
        JsonObject before = server.get(scale).json();
        server.send("PATCH", scale, "{\"spec\":{\"replicas\":5}}");

        assertThat(before.object("spec").integer("replicas", 0)).isEqualTo(2);
        assertThat(before.object("status").string("selector")).isEqualTo("a=b");
        assertThat(
                        server.get(CORE + "replicationcontrollers/x")
                                .json()
                                .object("spec")
                                .integer("replicas", 0))
                .isEqualTo(5);
    }

    @Test
    void showsAnAutoscalerInBothVersions() {
        String old = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers";
        post(
                old,
                "{'metadata':{'name':'x'},'spec':{'maxReplicas':3,'scaleTargetRef':{'apiVersion':'apps/v1','kind':'Deployment','name':'d'}}}");
        JsonObject spec = server.get(old.replace("v1", "v2") + "/x").json().object("spec");

        assertThat(spec.objects("metrics").getFirst().object("resource").object("target"))
                .isEqualTo(
                        JsonReader.parseObject(
                                "{\"type\":\"Utilization\",\"averageUtilization\":80}"));
        assertThat(server.get(old + "/x").json().object("spec").integer("minReplicas", 0))
                .isEqualTo(1);
        assertThat(
                        server.get(old + "/x")
                                .json()
                                .object("spec")
                                .integer("targetCPUUtilizationPercentage", 0))
                .isEqualTo(80);
    }
}
