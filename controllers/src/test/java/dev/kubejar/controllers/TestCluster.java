package dev.kubejar.controllers;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.View;
import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.core.event.Event;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Kind;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.apiserver.InProcessApi;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.Events;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.reconcile.Settle;
import dev.kubejar.client.reconcile.Wiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The real API and all controllers on manual time; a test says when pods become ready.
public final class TestCluster implements AutoCloseable {
    private static final WriteOptions TEST = WriteOptions.as("test");

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final InProcessApi api;
    private final Client client;
    private Informers informers;
    private Events events;
    private Controllers controllers;

    public TestCluster(Path dir) {
        this.api = InProcessApi.open(dir, time);
        this.client = api.client();
        this.informers = new Informers(client, time);
        this.events = new Events(client, time, TEST);
        this.controllers = begin();
    }

    private Controllers begin() {
        var wiring = new Wiring(client, informers, time, events, TEST);
        var begun =
                new Controllers(wiring, new Controllers.Options(BuiltinKinds.ALL, "certificate"));
        informers.start();
        begun.start();
        return begun;
    }

    /// Ends the controllers and starts them anew, as a process that has crashed.
    public void restart() {
        end();
        informers = new Informers(client, time);
        events = new Events(client, time, TEST);
        controllers = begin();
    }

    public Client client() {
        return client;
    }

    public Instant now() {
        return time.now();
    }

    public void advance(Duration duration) throws InterruptedException {
        time.advance(duration);
        settle();
    }

    public void settle() throws InterruptedException {
        new Settle(List.of(informers), controllers.loops()).await();
        events.awaitIdle();
    }

    public ApiObject create(Kind<?> kind, String namespace, String json) {
        JsonObject given = Objects.json(json);
        JsonObject meta = given.object("metadata");
        var object =
                new ApiObject(
                        given.with("apiVersion", kind.type().apiVersion())
                                .with("kind", kind.type().kind())
                                .with(
                                        "metadata",
                                        namespace.isEmpty()
                                                ? meta
                                                : meta.with("namespace", namespace)));
        return client.create(ResourcePath.in(kind.type(), namespace), object, TEST);
    }

    public <V extends View> Optional<V> find(Kind<V> kind, String namespace, String name) {
        return list(kind).stream()
                .filter(one -> one.namespace().equals(namespace) && one.name().equals(name))
                .findFirst();
    }

    public <V extends View> List<V> list(Kind<V> kind) {
        return client.list(ResourcePath.all(kind.type()), ListOptions.ALL).items().stream()
                .map(kind::of)
                .toList();
    }

    public void patch(ResourceType type, String namespace, String name, String json) {
        client.patch(ResourcePath.of(type, namespace, name), Patch.merge(Objects.json(json)), TEST);
    }

    public void patchStatus(ResourceType type, String namespace, String name, String json) {
        client.patch(
                ResourcePath.of(type, namespace, name).sub("status"),
                Patch.merge(Objects.json(json)),
                TEST);
    }

    public void delete(ResourceType type, String namespace, String name, DeleteOptions options) {
        client.delete(ResourcePath.of(type, namespace, name), options);
    }

    /// Makes every pod that waits run and be ready, and ends every one that is being deleted, until
    /// nothing changes any more.
    public void playKubelet() throws InterruptedException {
        settle();
        for (boolean changed = true; changed; settle()) {
            changed = false;
            for (Pod pod : list(Pod.KIND)) {
                changed |= play(pod);
            }
        }
    }

    private boolean play(Pod pod) {
        if (pod.isDeleting()) {
            delete(
                    Pod.KIND.type(),
                    pod.namespace(),
                    pod.name(),
                    DeleteOptions.DEFAULT.withGracePeriod(0));
            return true;
        }
        if (pod.isReady() || pod.isTerminal()) {
            return false;
        }
        int number = Math.floorMod(pod.name().hashCode(), 60_000);
        patchStatus(
                Pod.KIND.type(),
                pod.namespace(),
                pod.name(),
                """
                {'status':{'phase':'Running','podIP':'10.1.%d.%d','podIPs':[{'ip':'10.1.%d.%d'}],
                 'conditions':[{'type':'Ready','status':'True','lastTransitionTime':'%s'}]}}
                """
                        .formatted(
                                number / 250,
                                number % 250,
                                number / 250,
                                number % 250,
                                Timestamps.seconds(time.now())));
        return true;
    }

    /// `Reason message` of each Event about an object of this name.
    public List<String> events(String name) throws InterruptedException {
        settle();
        return list(Event.KIND).stream()
                .filter(event -> event.involvedObject().name().equals(name))
                .map(event -> event.reason() + " " + event.message())
                .toList();
    }

    public Deployment deployment(String name) {
        return find(Deployment.KIND, "default", name).orElseThrow();
    }

    private void end() {
        controllers.close();
        informers.close();
        events.close();
    }

    @Override
    public void close() {
        end();
        api.close();
    }
}
