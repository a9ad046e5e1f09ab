package dev.kubejar.api.core.pod;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Condition;
import dev.kubejar.api.View;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import java.time.Duration;
import java.time.Instant;

/// Containers that live and die together on one node.
///
/// Source: [Pod](https://kubernetes.io/docs/concepts/workloads/pods/)
public record Pod(ApiObject object) implements View {
    public static final Kind<Pod> KIND =
            new Kind<>(new ResourceType("", "v1", "Pod", "pods", Scope.NAMESPACED), Pod::new);

    public PodSpec spec() {
        return new PodSpec(object.spec());
    }

    public PodStatus status() {
        return new PodStatus(object.status());
    }

    public String nodeName() {
        return spec().nodeName();
    }

    public boolean isScheduled() {
        return !nodeName().isEmpty();
    }

    /// Whether it has ended for good, well or badly.
    public boolean isTerminal() {
        String phase = status().phase();
        return phase.equals(PodStatus.SUCCEEDED) || phase.equals(PodStatus.FAILED);
    }

    /// Whether it counts for its controller: neither ended nor on its way out.
    public boolean isActive() {
        return !isTerminal() && !isDeleting();
    }

    public boolean isReady() {
        return Condition.isTrue(object.status(), "Ready");
    }

    /// Whether it has been ready for at least `minReady` at `now`.
    public boolean isAvailable(Duration minReady, Instant now) {
        return isReady()
                && (minReady.isZero()
                        || Condition.find(object.status(), "Ready")
                                .flatMap(Condition::lastTransitionTime)
                                .filter(since -> !since.plus(minReady).isAfter(now))
                                .isPresent());
    }

    /// Whether a kubelet made it from a file: it cannot be changed through the API.
    public boolean isMirror() {
        return meta().annotations().containsKey("kubernetes.io/config.mirror");
    }
}
