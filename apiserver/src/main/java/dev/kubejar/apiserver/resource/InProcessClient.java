package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.apiserver.auth.User;
import dev.kubejar.apiserver.request.ListRequest;
import dev.kubejar.apiserver.request.PatchBody;
import dev.kubejar.apiserver.request.RequestBody;
import dev.kubejar.apiserver.request.WriteRequest;
import dev.kubejar.apiserver.schema.FieldValidation;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WriteOptions;
import java.util.List;
import java.util.Optional;

/// The API for the parts of this process: the same verbs, rules and admission as over HTTP, without
/// a connection or a round trip through JSON.
public final class InProcessClient implements Client {
    private final Verbs verbs;
    private final Subresources subresources;
    private final User user;

    /// A client that acts as `user`.
    public InProcessClient(Verbs verbs, Subresources subresources, User user) {
        this.verbs = verbs;
        this.subresources = subresources;
        this.user = user;
    }

    private boolean isPart(ResourcePath path) {
        return verbs.registry().get(path.type()).showsObjectAt(path.subresource());
    }

    private Caller caller(WriteOptions options) {
        return new Caller(
                user,
                new WriteRequest(
                        options.dryRun() ? List.of("All") : List.of(),
                        options.fieldManager(),
                        Optional.of(FieldValidation.STRICT),
                        options.force()),
                user.name(),
                _ -> {});
    }

    @Override
    public ApiObject get(ResourcePath path) {
        return isPart(path) ? verbs.get(path).object() : subresources.get(path);
    }

    @Override
    public ObjectList list(ResourcePath collection, ListOptions options) {
        Page page = verbs.list(collection, request(options));
        return new ObjectList(
                Long.toString(page.revision()),
                page.items().stream().map(StoredObject::object).toList());
    }

    private static ListRequest request(ListOptions options) {
        return ListRequest.of(options.labelSelector(), options.fieldSelector());
    }

    @Override
    public Watch watch(ResourcePath collection, ListOptions options) {
        ListRequest request = request(options).from(options.resourceVersion());
        return new InProcessWatch(verbs.watch(collection, request));
    }

    @Override
    public ApiObject create(ResourcePath path, ApiObject object, WriteOptions options) {
        return path.subresource().isEmpty()
                ? verbs.create(path, RequestBody.of(object.json()), caller(options)).object()
                : subresources.create(path, object, caller(options));
    }

    @Override
    public ApiObject update(ResourcePath path, ApiObject object, WriteOptions options) {
        return isPart(path)
                ? verbs.update(path, RequestBody.of(object.json()), caller(options))
                        .object()
                        .object()
                : subresources.update(path, object, caller(options));
    }

    @Override
    public ApiObject patch(ResourcePath path, Patch patch, WriteOptions options) {
        return isPart(path)
                ? verbs.patch(path, PatchBody.of(patch), caller(options)).object().object()
                : subresources.patch(path, patch, caller(options));
    }

    @Override
    public Optional<ApiObject> delete(ResourcePath path, DeleteOptions options) {
        Verbs.Deleted deleted = verbs.delete(path, options, caller(WriteOptions.as(user.name())));
        return deleted.gone() ? Optional.empty() : Optional.of(deleted.object().object());
    }
}
