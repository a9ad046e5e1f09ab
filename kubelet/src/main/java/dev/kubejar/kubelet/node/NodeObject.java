package dev.kubejar.kubelet.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.coordination.Lease;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.kubelet.runtime.Image;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One node's Node and Lease in the API, and when they were last written. Belongs to one thread at
/// a time.
public final class NodeObject {
    private static final WriteOptions WRITER = WriteOptions.as("kubelet");
    private static final String LEASES = "kube-node-lease";
    private static final int LEASE_SECONDS = 40;
    private static final Duration REPORT_EVERY = Duration.ofMinutes(5);

    private final Client client;
    private final Time time;
    private final NodeDescription description;

    private String uid = "";
    private JsonObject reported = JsonObject.EMPTY;
    private Instant reportedAt = Instant.EPOCH;

    public NodeObject(Client client, Time time, NodeDescription description) {
        this.client = client;
        this.time = time;
        this.description = description;
    }

    public NodeDescription description() {
        return description;
    }

    /// Makes the Node, or takes over the one that is there, keeping its labels, taints and pod
    /// range as people have set them.
    public void register(List<Image> images) {
        JsonObject status = description.status(Optional.empty(), images, List.of(), time.now());
        try {
            ApiObject node =
                    client.create(
                            ResourcePath.all(Node.KIND.type()), description.node(status), WRITER);
            took(node);
            reportedAt = time.now();
        } catch (StatusException e) {
            if (!e.is(Reason.ALREADY_EXISTS)) {
                throw e;
            }
            took(relabelled());
        }
        report(Optional.empty(), images);
    }

    private void took(ApiObject node) {
        uid = node.meta().uid();
        reported = node.status();
    }

    /// An existing Node gets the labels that say what it is.
    private ApiObject relabelled() {
        JsonObject labels = JsonObject.ofStrings(description.all());
        return client.patch(
                path(),
                Patch.merge(JsonObject.of("metadata", JsonObject.of("labels", labels))),
                WRITER);
    }

    private ResourcePath path() {
        return ResourcePath.of(Node.KIND.type(), "", description.name());
    }

    /// Writes the status when it has changed or was not written for five minutes.
    ///
    /// @param problem why the node is not ready; empty when it is
    public void report(Optional<String> problem, List<Image> images) {
        Instant now = time.now();
        JsonObject status = description.status(problem, images, Condition.all(reported), now);
        boolean isDue = !now.isBefore(reportedAt.plus(REPORT_EVERY));
        if (!isDue && withoutHeartbeats(status).equals(withoutHeartbeats(reported))) {
            return;
        }
        var patch =
                JsonObject.builder()
                        .put("metadata", JsonObject.EMPTY.with("uid", uid))
                        .put("status", Patch.difference(reported, merged(status)));
        ApiObject node =
                client.patch(
                        path().sub("status"), new Patch(Patch.Type.MERGE, patch.build()), WRITER);
        reported = node.status();
        reportedAt = now;
    }

    /// What others keep in the status stays; so do their conditions.
    private JsonObject merged(JsonObject status) {
        var all = reported.toBuilder();
        status.forEach(all::put);
        JsonArray conditions = status.array("conditions");
        for (Condition other : Condition.all(reported)) {
            boolean isOurs =
                    Condition.all(status).stream().anyMatch(one -> one.type().equals(other.type()));
            if (!isOurs) {
                conditions = conditions.plus(other.json());
            }
        }
        return all.put("conditions", conditions).build();
    }

    private static JsonObject withoutHeartbeats(JsonObject status) {
        return status.with(
                "conditions",
                JsonArray.of(
                        status.objects("conditions").stream()
                                .filter(one -> !one.string("type").equals("NetworkUnavailable"))
                                .map(one -> one.without("lastHeartbeatTime"))
                                .toList()));
    }

    /// Says that the node is alive.
    public void renewLease() {
        String now = Timestamps.micros(time.now());
        JsonObject spec =
                JsonObject.builder()
                        .put("holderIdentity", description.name())
                        .put("leaseDurationSeconds", LEASE_SECONDS)
                        .put("renewTime", now)
                        .build();
        ResourcePath path = ResourcePath.of(Lease.KIND.type(), LEASES, description.name());
        try {
            client.patch(path, Patch.merge(JsonObject.of("spec", spec)), WRITER);
        } catch (StatusException e) {
            if (!e.is(Reason.NOT_FOUND)) {
                throw e;
            }
            client.create(ResourcePath.in(Lease.KIND.type(), LEASES), lease(spec), WRITER);
        }
    }

    private ApiObject lease(JsonObject spec) {
        JsonObject owner =
                JsonObject.builder()
                        .put("apiVersion", Node.KIND.type().apiVersion())
                        .put("kind", Node.KIND.type().kind())
                        .put("name", description.name())
                        .put("uid", uid)
                        .build();
        JsonObject meta =
                JsonObject.builder()
                        .put("name", description.name())
                        .put("namespace", LEASES)
                        .put("ownerReferences", JsonArray.of(owner))
                        .build();
        return new ApiObject(
                JsonObject.builder()
                        .put("apiVersion", Lease.KIND.type().apiVersion())
                        .put("kind", Lease.KIND.type().kind())
                        .put("metadata", meta)
                        .put("spec", spec)
                        .build());
    }
}
