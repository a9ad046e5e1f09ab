package dev.kubejar.client;

import dev.kubejar.api.ApiObject;
import java.util.Optional;

/// The API's verbs for any kind. Calls block the calling (virtual) thread and may be made from any.
///
/// Every call throws [StatusException] with the API's answer when it is refused: `notFound`,
/// `conflict`, `invalid`… An [ApiObject] that comes back carries `apiVersion`, `kind` and its
/// `resourceVersion`.
public interface Client {

    ApiObject get(ResourcePath path);

    /// All objects of the collection that the options select, at one revision.
    ObjectList list(ResourcePath collection, ListOptions options);

    /// Events after `options.resourceVersion()`, in order, without gap or duplicate.
    Watch watch(ResourcePath collection, ListOptions options);

    /// Creates `object` in the collection; or, at a subresource such as `binding` or `eviction`,
    /// hands it over.
    ApiObject create(ResourcePath path, ApiObject object, WriteOptions options);

    /// Replaces the object (or its subresource); with a `resourceVersion` in it, only that version.
    ApiObject update(ResourcePath path, ApiObject object, WriteOptions options);

    ApiObject patch(ResourcePath path, Patch patch, WriteOptions options);

    /// Deletes; the object as it is kept while finalizers or a grace period hold it, empty when it
    /// is gone.
    Optional<ApiObject> delete(ResourcePath path, DeleteOptions options);
}
