package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.client.ResourcePath;
import java.util.List;

/// Objects of a kind that nobody keeps: each is made when somebody asks. Safe for any thread.
public interface Computed {

    /// The one object that `path` names, or all of the collection that it is, in the order of their
    /// names. Throws [dev.kubejar.api.status.StatusException] when there is no such object.
    List<ApiObject> at(ResourcePath path);
}
