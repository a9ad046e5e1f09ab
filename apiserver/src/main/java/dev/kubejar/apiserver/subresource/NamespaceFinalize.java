package dev.kubejar.apiserver.subresource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.resource.Caller;
import dev.kubejar.apiserver.resource.Verbs;
import dev.kubejar.client.ResourcePath;

/// `namespaces/NAME/finalize`: sets `spec.finalizers`, the marks of those who still have something
/// to clean up. A deleting namespace goes with its last one.
final class NamespaceFinalize {
    private final Verbs verbs;

    NamespaceFinalize(Verbs verbs) {
        this.verbs = verbs;
    }

    ApiObject update(ResourcePath path, ApiObject body, Caller caller) {
        KindDefinition row = verbs.registry().get(path.type());
        return verbs.change(
                        path.sub(""),
                        current ->
                                verbs.owned(
                                        row,
                                        path.subresource(),
                                        current,
                                        finalized(current, body),
                                        caller),
                        caller)
                .object();
    }

    private static ApiObject finalized(ApiObject current, ApiObject body) {
        JsonObject wanted = body.spec();
        JsonObject spec =
                wanted.array("finalizers").isEmpty()
                        ? current.spec().without("finalizers")
                        : current.spec().with("finalizers", wanted.array("finalizers"));
        String version = body.meta().resourceVersion();
        return current.with("spec", spec)
                .withMeta(
                        current.meta()
                                .with(
                                        "resourceVersion",
                                        version.isEmpty()
                                                ? current.meta().resourceVersion()
                                                : version));
    }
}
