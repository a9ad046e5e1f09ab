package dev.kubejar.proxy;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.kubejar.api.core.service.Service;
import dev.kubejar.api.discovery.EndpointSlice;
import dev.kubejar.api.time.Time;
import dev.kubejar.client.Key;
import dev.kubejar.client.Worker;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.informer.Lister;
import dev.kubejar.client.reconcile.Backoff;
import dev.kubejar.proxy.rules.Forward;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a [ServiceBackend] in step with the services and their endpoints.
///
/// One thread (`proxy`) does all the work: the first pass replaces everything, each later one the
/// services that changed. A failure is tried again from scratch, a second later and then less and
/// less often. Closing leaves the rules as they are, so that running pods keep their services while
/// kubejar restarts.
public final class Proxy implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Proxy.class);
    private static final String BY_SERVICE = "service";
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

    private final Lister<Service> services;
    private final Lister<EndpointSlice> slices;
    private final Informers informers;
    private final ServiceBackend backend;
    private final Time time;
    private final CountDownLatch firstPass = new CountDownLatch(1);
    private final Worker worker = Worker.unstarted("proxy", this::run);

    @GuardedBy("this")
    private Set<Key> changed = new LinkedHashSet<>();

    /// Registers with `informers`, which must be started after this and closed after [#close].
    public Proxy(Informers informers, ServiceBackend backend, Time time) {
        Informer<Service> serviceInformer = informers.of(Service.KIND);
        Informer<EndpointSlice> sliceInformer =
                informers.of(EndpointSlice.KIND).index(BY_SERVICE, Proxy::owner);
        this.services = serviceInformer.lister();
        this.slices = sliceInformer.lister();
        this.informers = informers;
        this.backend = backend;
        this.time = time;
        serviceInformer.onChange(change -> add(Key.of(change.object())));
        sliceInformer.onChange(
                change -> add(new Key(change.object().namespace(), change.object().serviceName())));
    }

    private static List<String> owner(EndpointSlice slice) {
        return List.of(slice.namespace() + "/" + slice.serviceName());
    }

    public void start() {
        worker.start();
    }

    /// Blocks until the rules stand for the first time.
    public void awaitFirstPass() throws InterruptedException {
        firstPass.await();
    }

    @Override
    public void close() {
        worker.close();
    }

    private synchronized void add(Key service) {
        changed.add(service);
        notifyAll();
    }

    private synchronized Set<Key> awaitChanges() throws InterruptedException {
        while (changed.isEmpty()) {
            wait();
        }
        return takeChanges();
    }

    private synchronized Set<Key> takeChanges() {
        Set<Key> taken = changed;
        changed = new LinkedHashSet<>();
        return taken;
    }

    private void run() throws InterruptedException {
        informers.awaitSynced();
        replaceAll();
        firstPass.countDown();
        while (true) {
            replace(awaitChanges());
        }
    }

    private void replaceAll() throws InterruptedException {
        var backoff = new Backoff<String>(FIRST_BACKOFF, LONGEST_BACKOFF);
        while (!tryReplaceAll()) {
            time.sleep(backoff.next("all"));
        }
    }

    private boolean tryReplaceAll() {
        takeChanges();
        try {
            backend.replaceAll(all(services.list().stream().map(Key::of).toList()));
            return true;
        } catch (UncheckedIOException e) {
            log.warn("msg=\"service rules not written\" error=\"{}\"", e.getMessage());
            return false;
        }
    }

    private void replace(Set<Key> keys) throws InterruptedException {
        try {
            backend.replace(all(keys));
        } catch (UncheckedIOException e) {
            log.warn("msg=\"service rules not changed, writing all\" error=\"{}\"", e.getMessage());
            replaceAll();
        }
    }

    private Map<Key, List<Forward>> all(Collection<Key> keys) {
        Map<Key, List<Forward>> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, forwards(key)));
        return all;
    }

    private List<Forward> forwards(Key service) {
        return services.get(service)
                .map(it ->
                        Forward.of(
                                it,
                                slices.indexed(
                                        BY_SERVICE, service.namespace() + "/" + service.name())))
                .orElse(List.of());
    }
}
