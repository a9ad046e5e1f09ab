package dev.kubejar.apiserver.stream;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WriteOptions;
import java.util.Optional;

/// A cluster that has one pod, which can be read.
record OnePod(ApiObject pod) implements Client {

    @Override
    public ApiObject get(ResourcePath path) {
        if (!path.name().equals(pod.meta().name())) {
            throw StatusException.notFound(Pod.KIND.type(), path.name());
        }
        return pod;
    }

    @Override
    public ObjectList list(ResourcePath collection, ListOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Watch watch(ResourcePath collection, ListOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ApiObject create(ResourcePath path, ApiObject object, WriteOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ApiObject update(ResourcePath path, ApiObject object, WriteOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ApiObject patch(ResourcePath path, Patch patch, WriteOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ApiObject> delete(ResourcePath path, DeleteOptions options) {
        throw new UnsupportedOperationException();
    }
}
