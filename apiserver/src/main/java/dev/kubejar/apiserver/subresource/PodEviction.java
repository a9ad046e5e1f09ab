package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.DeleteBody;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.client.ResourcePath;

/// `pods/NAME/eviction`: a deletion that asks first whether the pod can be spared. There are no
/// disruption budgets yet that could object.
///
/// Source: [API-initiated
/// eviction](https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/)
final class PodEviction {
    private final Verbs verbs;

    PodEviction(Verbs verbs) {
        this.verbs = verbs;
    }

    ApiObject evict(ResourcePath path, ApiObject eviction, Caller caller) {
        String name = eviction.meta().name();
        if (!name.isEmpty() && !name.equals(path.name())) {
            throw StatusException.badRequest("name in URL does not match name in Eviction object");
        }
        DeleteBody options = DeleteBody.of(eviction.json().object("deleteOptions"));
        verbs.delete(path.sub(""), options.options(), caller);
        return Success.created();
    }
}
