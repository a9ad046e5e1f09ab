package dev.kubejar.kubelet.volume;

import dev.kubejar.api.core.Pod;
import dev.kubejar.api.core.Volume.TokenFile;

/// Where a pod's service account tokens come from.
@FunctionalInterface
public interface TokenSource {

    /// For a cluster whose API server issues no tokens.
    TokenSource NONE =
            (_, _) -> {
                throw new VolumeProblem(
                        "", "failed to fetch token: the API server does not issue tokens");
            };

    /// A token for the pod, of the asked audience and life time; throws [VolumeProblem].
    String token(Pod pod, TokenFile asked);
}
