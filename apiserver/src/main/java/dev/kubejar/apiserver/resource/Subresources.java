package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;

/// Subresources that are more than a part of the object: `scale`, `binding`, `eviction`,
/// `finalize`. Each method gets a path that names one; what is not there is refused as upstream
/// refuses an unknown URL or method.
public interface Subresources {

    ApiObject get(ResourcePath path);

    /// Hands `body` over.
    ApiObject create(ResourcePath path, ApiObject body, Caller caller);

    ApiObject update(ResourcePath path, ApiObject body, Caller caller);

    ApiObject patch(ResourcePath path, Patch patch, Caller caller);
}
