package dev.kubejar.kubelet.volume;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.volume.Volume.TokenFile;
import dev.kubejar.kubelet.container.ConfigProblem;

/// Where a pod's service account tokens come from.
@FunctionalInterface
public interface TokenSource {

    /// For a cluster whose API server issues no tokens.
    TokenSource NONE =
            (_, _) -> {
                throw new ConfigProblem(
                        "failed to fetch token: the API server does not issue tokens");
            };

    /// A token for the pod, of the asked audience and life time; throws [ConfigProblem].
    String token(Pod pod, TokenFile asked);
}
