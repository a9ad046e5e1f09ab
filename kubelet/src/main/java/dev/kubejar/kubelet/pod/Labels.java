package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.json.JsonReader;
import java.util.Optional;

/// What the kubelet writes on a pod's containers, so that the next process knows them again.
public final class Labels {
    /// Of the parts of the spec whose change replaces the container.
    public static final String HASH = "io.kubernetes.container.hash";

    /// The sandbox that the container was made in.
    public static final String SANDBOX = "io.kubernetes.sandbox.id";

    /// The node's file that becomes the termination message.
    public static final String TERMINATION_FILE = "io.kubernetes.container.terminationMessageFile";

    /// `File` or `FallbackToLogsOnError`.
    public static final String TERMINATION_POLICY =
            "io.kubernetes.container.terminationMessagePolicy";

    /// The pod's grace in seconds, for when its object is gone.
    public static final String GRACE = "io.kubernetes.pod.terminationGracePeriod";

    /// The resources that the container was made with or last resized to, as its spec has them.
    public static final String RESOURCES = "io.kubernetes.container.resources";

    private Labels() {}

    /// What a container was granted; empty for one of an older kubejar's.
    public static Optional<ResourceRequirements> resources(
            dev.kubejar.kubelet.runtime.Container container) {
        return Optional.ofNullable(container.labels().get(RESOURCES))
                .map(JsonReader::parseObject)
                .map(ResourceRequirements::new);
    }

    public static String hash(Container container) {
        return Integer.toHexString((container.name() + "\n" + container.image()).hashCode());
    }
}
