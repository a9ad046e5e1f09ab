package dev.kubejar.scheduler;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.Key;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.EventRecorder;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes decisions to the API, each on a virtual thread of its own, so that many share one commit
/// of the store.
///
/// At most 256 are under way; the scheduler waits while so many are.
final class Bindings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bindings.class);
    private static final WriteOptions WRITER = WriteOptions.as("kube-scheduler");
    private static final int MOST_UNDER_WAY = 256;

    private final Client client;
    private final EventRecorder events;
    private final Time time;
    private final Consumer<Key> onFailure;
    private final Semaphore slots = new Semaphore(MOST_UNDER_WAY);

    /// @param onFailure hears of each pod whose binding failed, on the writing thread
    Bindings(Client client, EventRecorder events, Time time, Consumer<Key> onFailure) {
        this.client = client;
        this.events = events;
        this.time = time;
        this.onFailure = onFailure;
    }

    void bind(Pod pod, String node) throws InterruptedException {
        write("bind-" + pod.name(), () -> tryBind(pod, node));
    }

    private void tryBind(Pod pod, String node) {
        try {
            client.create(
                    ResourcePath.of(Pod.KIND.type(), pod.object()).sub("binding"),
                    binding(pod, node),
                    WRITER);
            events.normal(
                    pod,
                    "Scheduled",
                    "Successfully assigned %s/%s to %s"
                            .formatted(pod.namespace(), pod.name(), node));
        } catch (StatusException e) {
            onFailure.accept(Key.of(pod));
            if (!e.is(Reason.NOT_FOUND)
                    && !e.is(Reason.CONFLICT)) { // else gone, or bound by another
                log.warn(
                        "msg=\"binding failed\" pod={} node={} error=\"{}\"",
                        Key.of(pod),
                        node,
                        e.getMessage());
                events.warning(pod, "FailedScheduling", "binding rejected: " + e.getMessage());
            }
        } catch (RuntimeException e) { // a fault of ours: the pod must not keep its seat for good
            log.error("msg=\"binding failed\" pod={} node={}", Key.of(pod), node, e);
            onFailure.accept(Key.of(pod));
        }
    }

    private static ApiObject binding(Pod pod, String node) {
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Binding")
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", pod.name())
                                        .put("namespace", pod.namespace())
                                        .put("uid", pod.uid())
                                        .build())
                        .put(
                                "target",
                                JsonObject.builder().put("kind", "Node").put("name", node).build())
                        .build());
    }

    /// Tells in the pod's status and in an Event why it has no node.
    void refuse(Pod pod, String message) throws InterruptedException {
        events.warning(pod, "FailedScheduling", message);
        boolean said =
                Condition.find(pod.object().status(), "PodScheduled")
                        .filter(it ->
                                it.reason().equals("Unschedulable") && it.message().equals(message))
                        .isPresent();
        if (!said) {
            write("refuse-" + pod.name(), () -> say(pod, message));
        }
    }

    private void say(Pod pod, String message) {
        try {
            client.patch(
                    ResourcePath.of(Pod.KIND.type(), pod.object()).sub("status"),
                    new Patch(Patch.Type.STRATEGIC, unschedulable(pod, message)),
                    WRITER);
        } catch (StatusException e) {
            if (!e.is(Reason.NOT_FOUND)) {
                log.warn(
                        "msg=\"status not written\" pod={} error=\"{}\"",
                        Key.of(pod),
                        e.getMessage());
            }
        }
    }

    private JsonObject unschedulable(Pod pod, String message) {
        boolean wasFalse =
                Condition.find(pod.object().status(), "PodScheduled")
                        .filter(it -> it.status().equals("False"))
                        .isPresent();
        var condition =
                JsonObject.builder()
                        .put("type", "PodScheduled")
                        .put("status", "False")
                        .put("reason", "Unschedulable")
                        .put("message", message)
                        .put("lastProbeTime", JsonNull.NULL);
        if (!wasFalse) {
            condition.put("lastTransitionTime", Timestamps.seconds(time.now()));
        }
        return JsonObject.builder()
                .put("metadata", JsonObject.builder().put("uid", pod.uid()).build())
                .put("status", JsonObject.of("conditions", JsonArray.of(condition.build())))
                .build();
    }

    private void write(String name, Runnable work) throws InterruptedException {
        slots.acquire();
        Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        work.run();
                    } finally {
                        slots.release();
                    }
                });
    }

    /// Waits for what is under way.
    @Override
    public void close() {
        slots.acquireUninterruptibly(MOST_UNDER_WAY);
        slots.release(MOST_UNDER_WAY);
    }
}
