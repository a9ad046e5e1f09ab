package dev.kubejar.controllers.flowcontrol;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.flowcontrol.FlowSchema;
import dev.kubejar.api.flowcontrol.PriorityLevelConfiguration;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Key;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Loop;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.client.reconcile.Reconciler;
import dev.kubejar.client.reconcile.Wiring;
import java.time.Instant;
import java.util.List;

/// Says of every FlowSchema whether its priority level is there.
///
/// Source: [flow control](https://kubernetes.io/docs/concepts/cluster-administration/flow-control/)
public final class DanglingReconciler implements Reconciler<FlowSchema> {
    private static final String DANGLING = "Dangling";

    private final Lister<PriorityLevelConfiguration> levels;
    private final Time time;

    DanglingReconciler(Lister<PriorityLevelConfiguration> levels, Time time) {
        this.levels = levels;
        this.time = time;
    }

    public static Loop<FlowSchema> loop(Wiring wiring) {
        Informer<FlowSchema> schemas = wiring.informers().of(FlowSchema.KIND);
        Informer<PriorityLevelConfiguration> levels =
                wiring.informers().of(PriorityLevelConfiguration.KIND);
        schemas.index(DANGLING, schema -> List.of(schema.priorityLevel()));
        return new Loop<>(
                        "api-priority-and-fairness-config-consumer",
                        schemas,
                        new DanglingReconciler(levels.lister(), wiring.time()),
                        wiring,
                        1)
                .watchingChanges(levels, change -> users(schemas.lister(), change.object()));
    }

    private static List<Key> users(Lister<FlowSchema> schemas, PriorityLevelConfiguration level) {
        return schemas.indexed(DANGLING, level.name()).stream().map(Key::of).toList();
    }

    @Override
    public Plan reconcile(FlowSchema schema) {
        return decide(schema, levels.get("", schema.priorityLevel()).isPresent(), time.now());
    }

    /// Pure.
    static Plan decide(FlowSchema schema, boolean found, Instant now) {
        JsonObject before = schema.object().status();
        return Plan.nothing()
                .withStatus(
                        FlowSchema.KIND.type(),
                        schema,
                        before,
                        condition(schema.priorityLevel(), found, now).setIn(before));
    }

    private static Condition condition(String level, boolean found, Instant now) {
        String message =
                "This FlowSchema references the PriorityLevelConfiguration object named \"%s\" %s"
                        .formatted(level, found ? "and it exists" : "but there is no such object");
        return new Condition(
                JsonObject.EMPTY
                        .with("type", DANGLING)
                        .with("status", found ? "False" : "True")
                        .with("lastTransitionTime", Timestamps.seconds(now))
                        .with("reason", found ? "Found" : "NotFound")
                        .with("message", message));
    }
}
