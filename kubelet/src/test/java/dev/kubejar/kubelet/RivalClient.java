package dev.kubejar.kubelet;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.ApiObject;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WatchEvent;
import dev.kubejar.client.WriteOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A client with a rival, who can write right before a report. Its watches do not show what the
/// rival wrote, only what became of it: as an informer sees it that had to list again.
final class RivalClient implements Client {
    private final Client real;

    @GuardedBy("this")
    private Optional<Supplier<ApiObject>> rival = Optional.empty();

    @GuardedBy("this")
    private final Set<String> hidden = new HashSet<>();

    @GuardedBy("this")
    private boolean isHolding;

    RivalClient(Client real) {
        this.real = real;
    }

    synchronized void beforeNextReport(Supplier<ApiObject> write) {
        rival = Optional.of(write);
    }

    /// Blocks until the rival has written.
    synchronized void awaitRival() throws InterruptedException {
        while (!isHolding) {
            wait();
        }
    }

    /// Lets watches go on, which wait since the rival has written.
    synchronized void release() {
        isHolding = false;
        notifyAll();
    }

    private synchronized void letRivalWrite() {
        Optional<Supplier<ApiObject>> write = rival;
        rival = Optional.empty();
        if (write.isPresent()) {
            hidden.add(write.get().get().meta().resourceVersion());
            isHolding = true;
            notifyAll();
        }
    }

    private synchronized boolean isHidden(WatchEvent event) throws InterruptedException {
        while (isHolding) {
            wait();
        }
        return event instanceof WatchEvent.Modified(ApiObject object)
                && hidden.contains(object.meta().resourceVersion());
    }

    @Override
    public ApiObject patch(ResourcePath path, Patch patch, WriteOptions options) {
        if (path.subresource().equals("status")) {
            letRivalWrite();
        }
        return real.patch(path, patch, options);
    }

    @Override
    public Watch watch(ResourcePath collection, ListOptions options) {
        Watch watch = real.watch(collection, options);
        return new Watch() {
            @Override
            public Optional<WatchEvent> next() throws InterruptedException {
                Optional<WatchEvent> event = watch.next();
                while (event.isPresent() && isHidden(event.get())) {
                    event = watch.next();
                }
                return event;
            }

            @Override
            public void close() {
                watch.close();
            }
        };
    }

    // ---- as it is

    @Override
    public ApiObject get(ResourcePath path) {
        return real.get(path);
    }

    @Override
    public ObjectList list(ResourcePath collection, ListOptions options) {
        return real.list(collection, options);
    }

    @Override
    public ApiObject create(ResourcePath path, ApiObject object, WriteOptions options) {
        return real.create(path, object, options);
    }

    @Override
    public ApiObject update(ResourcePath path, ApiObject object, WriteOptions options) {
        return real.update(path, object, options);
    }

    @Override
    public Optional<ApiObject> delete(ResourcePath path, DeleteOptions options) {
        return real.delete(path, options);
    }
}
