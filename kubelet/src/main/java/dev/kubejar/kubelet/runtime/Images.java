package dev.kubejar.kubelet.runtime;

import java.util.List;
import java.util.Optional;

/// The images that the engine keeps.
public interface Images {

    /// The image of that name or digest if it is on this node.
    Optional<Image> find(ImageReference reference);

    /// Fetches an image, present or not.
    ///
    /// @throws RuntimeFailure.PullFailed in the engine's words
    Image pull(ImageReference reference, Optional<RegistryCredentials> credentials);

    List<Image> list();
}
