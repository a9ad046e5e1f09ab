package dev.kubejar.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.Node;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.time.RealTime;
import dev.kubejar.apiserver.InProcessApi;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ObjectList;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WatchEvent;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.informer.Informers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole scheduler on the real API.
@Timeout(60)
final class SchedulerTest {
    private static final WriteOptions WRITER = WriteOptions.as("test");

    private final RealTime time = new RealTime();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private InProcessApi api;
    private Client client;
    private Informers informers;
    private Scheduler scheduler;

    @BeforeEach
    void start(@TempDir Path directory) {
        api = InProcessApi.open(directory.resolve("store"), time);
        client = api.client();
        informers = new Informers(client, time);
        scheduler =
                new Scheduler(
                        new Faulty(client, faults),
                        informers,
                        (about, _, _, reason, message) ->
                                events.add(about.meta().name() + " " + reason + " " + message),
                        time);
        informers.start();
        scheduler.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        scheduler.close();
        informers.close();
        api.close();
        time.close();
    }

    @Test
    void bindsAPodAndSaysSo() throws InterruptedException {
        createNode("one", "4");
        createPod("web", "1");

        Pod bound = await("web", Pod::isScheduled);

        assertThat(bound.nodeName()).isEqualTo("one");
        scheduler.close(); // waits for what is under way, Events included
        assertThat(events)
                .containsExactly("web Scheduled Successfully assigned default/web to one");
    }

    @Test
    void explainsARefusalAndTriesAgainWhenThereIsRoom() throws InterruptedException {
        createNode("small", "1");
        createPod("large", "2");
        await(
                "large",
                pod ->
                        pod.object()
                                .status()
                                .toString()
                                .contains("0/1 nodes are available: 1 Insufficient cpu."));

        createNode("big", "8");

        assertThat(await("large", Pod::isScheduled).nodeName()).isEqualTo("big");
    }

    @Test
    void triesAgainAfterAFaultOfItsOwn() throws InterruptedException {
        faults.set(1);
        createNode("one", "4");
        createPod("web", "1");

        assertThat(await("web", Pod::isScheduled).nodeName()).isEqualTo("one");
        assertThat(faults.get()).isZero();
    }

    @Test
    void givesRoomToTheNextWhenAPodIsGone() throws InterruptedException {
        createNode("one", "1");
        createPod("first", "1");
        await("first", Pod::isScheduled);
        createPod("second", "1");
        await("second", pod -> pod.object().status().toString().contains("Unschedulable"));

        client.delete(path("first"), DeleteOptions.DEFAULT.withGracePeriod(0));

        assertThat(await("second", Pod::isScheduled).nodeName()).isEqualTo("one");
    }

    private void createNode(String name, String cpus) {
        create(
                Node.KIND.type(),
                """
                {"metadata": {"name": "%s"},
                 "status": {"allocatable": {"cpu": "%s", "memory": "8Gi", "pods": "110"}}}\
                """
                        .formatted(name, cpus));
    }

    private void createPod(String name, String cpus) {
        create(
                Pod.KIND.type(),
                """
                {"metadata": {"name": "%s", "namespace": "default"},
                 "spec": {"containers": [{"name": "a", "image": "a:1", "resources": {"requests": {"cpu": "%s"}}}]}}\
                """
                        .formatted(name, cpus));
    }

    private void create(ResourceType type, String json) {
        var object = new ApiObject(JsonReader.parseObject(json));
        client.create(ResourcePath.in(type, object.meta().namespace()), object, WRITER);
    }

    private static ResourcePath path(String pod) {
        return ResourcePath.of(Pod.KIND.type(), "default", pod);
    }

    /// Watches the pod until it is as wanted.
    private Pod await(String name, Predicate<Pod> wanted) throws InterruptedException {
        try (Watch watch =
                client.watch(
                        ResourcePath.in(Pod.KIND.type(), "default"),
                        ListOptions.ALL.withFieldSelector("metadata.name=" + name))) {
            while (true) {
                Optional<WatchEvent> event = watch.next();
                Optional<Pod> pod = event.flatMap(SchedulerTest::seen).filter(wanted);
                if (pod.isPresent()) {
                    return pod.get();
                }
            }
        }
    }

    /// A client whose next so many bindings end in a fault that no caller can foresee.
    private record Faulty(Client real, AtomicInteger faults) implements Client {
        @Override
        public ApiObject get(ResourcePath path) {
            return real.get(path);
        }

        @Override
        public ObjectList list(ResourcePath collection, ListOptions options) {
            return real.list(collection, options);
        }

        @Override
        public Watch watch(ResourcePath collection, ListOptions options) {
            return real.watch(collection, options);
        }

        @Override
        public ApiObject create(ResourcePath path, ApiObject object, WriteOptions options) {
            if (path.subresource().equals("binding")
                    && faults.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
                throw new IllegalStateException("on purpose");
            }
            return real.create(path, object, options);
        }

        @Override
        public ApiObject update(ResourcePath path, ApiObject object, WriteOptions options) {
            return real.update(path, object, options);
        }

        @Override
        public ApiObject patch(ResourcePath path, Patch patch, WriteOptions options) {
            return real.patch(path, patch, options);
        }

        @Override
        public Optional<ApiObject> delete(ResourcePath path, DeleteOptions options) {
            return real.delete(path, options);
        }
    }

    private static Optional<Pod> seen(WatchEvent event) {
        return switch (event) {
            case WatchEvent.Added(ApiObject object) -> Optional.of(new Pod(object));
            case WatchEvent.Modified(ApiObject object) -> Optional.of(new Pod(object));
            case WatchEvent.Deleted _, WatchEvent.Bookmark _ -> Optional.empty();
        };
    }
}
