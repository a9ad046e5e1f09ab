package dev.kubejar.api.scheduling;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A priority class that every cluster has, for its own pods.
public record SystemPriorityClass(String name, long value, String description) {
    public static final List<SystemPriorityClass> ALL =
            List.of(
                    new SystemPriorityClass(
                            "system-node-critical",
                            2_000_001_000,
                            "Used for system critical pods that must not be moved from their"
                                    + " current node."),
                    new SystemPriorityClass(
                            "system-cluster-critical",
                            2_000_000_000,
                            "Used for system critical pods that must run in the cluster, but can be"
                                    + " moved to another node if necessary."));

    public static Optional<SystemPriorityClass> named(String name) {
        return ALL.stream().filter(it -> it.name.equals(name)).findFirst();
    }

    /// The object to create.
    public ApiObject object() {
        return new ApiObject(
                JsonObject.EMPTY
                        .with("metadata", JsonObject.EMPTY.with("name", name))
                        .with("value", value)
                        .with("description", description)
                        .with("preemptionPolicy", "PreemptLowerPriority"));
    }
}
