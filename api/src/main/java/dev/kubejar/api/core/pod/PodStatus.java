package dev.kubejar.api.core.pod;

import dev.kubejar.api.Condition;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.core.container.ContainerStatus;
import dev.kubejar.api.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A view of a Pod's `status`.
public record PodStatus(JsonObject json) {
    public static final String PENDING = "Pending";
    public static final String RUNNING = "Running";
    public static final String SUCCEEDED = "Succeeded";
    public static final String FAILED = "Failed";
    public static final String UNKNOWN = "Unknown";

    public String phase() {
        return json.string("phase");
    }

    public String reason() {
        return json.string("reason");
    }

    public String message() {
        return json.string("message");
    }

    public String podIp() {
        return json.string("podIP");
    }

    /// All addresses, one per IP family, the first being [#podIp].
    public List<String> podIps() {
        return json.objects("podIPs").stream().map(it -> it.string("ip")).toList();
    }

    public String hostIp() {
        return json.string("hostIP");
    }

    public String nominatedNodeName() {
        return json.string("nominatedNodeName");
    }

    /// `Guaranteed`, `Burstable` or `BestEffort`.
    public String qosClass() {
        return json.string("qosClass");
    }

    public Optional<Instant> startTime() {
        return json.findString("startTime").map(Timestamps::parse);
    }

    public List<Condition> conditions() {
        return Condition.all(json);
    }

    public Optional<Condition> condition(String type) {
        return Condition.find(json, type);
    }

    public List<ContainerStatus> containerStatuses() {
        return statuses("containerStatuses");
    }

    public List<ContainerStatus> initContainerStatuses() {
        return statuses("initContainerStatuses");
    }

    public List<ContainerStatus> ephemeralContainerStatuses() {
        return statuses("ephemeralContainerStatuses");
    }

    private List<ContainerStatus> statuses(String field) {
        return json.objects(field).stream().map(ContainerStatus::new).toList();
    }
}
