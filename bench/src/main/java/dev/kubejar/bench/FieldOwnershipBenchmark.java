package dev.kubejar.bench;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.apply.FieldOwnership;
import dev.kubejar.apiserver.apply.FieldWriter;
import dev.kubejar.apiserver.apply.ServerSideApply;
import dev.kubejar.apiserver.schema.Schemas;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What `managedFields` add to a write, and what a server-side apply costs before it is stored.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class FieldOwnershipBenchmark {
    private static final JsonObject MAP =
            JsonReader.parseObject(
                    """
                    {"apiVersion": "v1", "kind": "ConfigMap",
                     "metadata": {"name": "a", "namespace": "default"}, "data": {"text": "%s"}}
                    """
                            .formatted("x".repeat(900)));

    private static final JsonObject POD =
            JsonReader.parseObject(
                    """
                    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "default",
                      "labels": {"app": "web"}, "ownerReferences": [{"apiVersion": "apps/v1",
                       "kind": "ReplicaSet", "name": "r", "uid": "u", "controller": true}]},
                     "spec": {"containers": [{"name": "c", "image": "nginx",
                      "ports": [{"containerPort": 80}], "env": [{"name": "A", "value": "1"}],
                      "resources": {"requests": {"cpu": "1"}}}]}}
                    """);

    private static final JsonObject STATUS =
            JsonReader.parseObject(
                    """
                    {"phase": "Running", "podIP": "10.0.0.1", "conditions": [
                     {"type": "Ready", "status": "True", "lastTransitionTime": "2026-01-01T00:00:00Z"},
                     {"type": "Initialized", "status": "True",
                      "lastTransitionTime": "2026-01-01T00:00:00Z"}]}
                    """);

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final FieldOwnership ownership =
            new FieldOwnership(Schemas.load(), () -> BuiltinKinds.ALL, time);
    private final ServerSideApply apply = new ServerSideApply(ownership, time);

    private final KindDefinition maps = row("ConfigMap");
    private final KindDefinition pods = row("Pod");
    private final ApiObject map = new ApiObject(MAP);
    private final ApiObject pod = pods.rules().defaulted(new ApiObject(POD));
    private final ApiObject stored = stored(ownership.created(writer(pods, ""), pod));
    private final ApiObject running =
            ownership.updated(writer(pods, "status"), stored, stored.with("status", STATUS));
    private final ApiObject failed =
            running.with("status", running.status().with("phase", "Failed"));
    private final ApiObject applied =
            stored(
                    pods.rules()
                            .defaulted(
                                    apply.apply(
                                            writer(pods, ""),
                                            new ApiObject(JsonObject.EMPTY),
                                            POD,
                                            false)));

    private static KindDefinition row(String kind) {
        return BuiltinKinds.ALL.stream()
                .filter(row -> row.type().kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static FieldWriter writer(KindDefinition row, String subresource) {
        return new FieldWriter(row, subresource, "bench");
    }

    private static ApiObject stored(ApiObject object) {
        return object.withMeta(object.meta().with("uid", Json.of("u")));
    }

    @Benchmark
    public ApiObject aConfigMapIsCreated() {
        return ownership.created(writer(maps, ""), map);
    }

    @Benchmark
    public ApiObject aPodIsCreated() {
        return ownership.created(writer(pods, ""), pod);
    }

    @Benchmark
    public ApiObject aPodsStatusChanges() {
        return ownership.updated(writer(pods, "status"), running, failed);
    }

    @Benchmark
    public ApiObject aPodIsAppliedAgain() {
        return apply.apply(writer(pods, ""), applied, POD, false);
    }
}
