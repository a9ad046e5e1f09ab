package dev.kubejar.apiserver.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.Condition;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.CustomTraits;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.KindNames;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.kind.Storage;
import dev.kubejar.api.registration.ApiService;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.api.time.RealTime;
import dev.kubejar.apiserver.InProcessApi;
import dev.kubejar.apiserver.resource.KindRegistry;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.client.Client;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Watch;
import dev.kubejar.client.WatchEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalApiServicesTest {
    private static final ResourcePath ALL = ResourcePath.all(ApiService.KIND.type());

    @TempDir private Path dir;
    private final KindRegistry registry = KindRegistry.of(BuiltinKinds.ALL, Schemas.load());
    private InProcessApi api;
    private LocalApiServices services;
    private Watch watch;

    @BeforeEach
    void start() {
        api =
                InProcessApi.open(
                        dir.resolve("store"),
                        new ManualTime(Instant.parse("2026-01-01T00:00:00Z")));
        Client client = api.client();
        watch =
                client.watch(
                        ALL,
                        ListOptions.ALL.after(client.list(ALL, ListOptions.ALL).resourceVersion()));
        services = LocalApiServices.start(client, registry, new RealTime());
    }

    @AfterEach
    void close() {
        watch.close();
        services.close();
        api.close();
    }

    /// The next event that `wanted` waits for.
    private WatchEvent await(Predicate<WatchEvent> wanted) throws InterruptedException {
        while (true) {
            WatchEvent event = watch.next().orElseThrow();
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    private static boolean isAdded(WatchEvent event, String name) {
        return event instanceof WatchEvent.Added(var object) && object.meta().name().equals(name);
    }

    private static boolean isDeleted(WatchEvent event, String name) {
        return event instanceof WatchEvent.Deleted(var object) && object.meta().name().equals(name);
    }

    private static KindDefinition foos() {
        var type = new ResourceType("example.com", "v1", "Foo", "foos", Scope.NAMESPACED);
        return new KindDefinition(
                type,
                KindNames.of("foo"),
                Set.of(),
                Set.of("get", "list"),
                List::of,
                List.of(),
                new Storage(type, Conversion.NONE, true),
                Rules.NONE,
                "",
                Optional.of(
                        new CustomTraits(
                                "foos.example.com", "1", false, "FooList", Optional.empty())));
    }

    @Test
    void everyBuiltInGroupVersionIsAvailableAtOnce() throws InterruptedException {
        var added = (WatchEvent.Added) await(event -> isAdded(event, "v1.apps"));
        assertThat(added.object().spec().integer("groupPriorityMinimum", 0)).isEqualTo(17_800);
        assertThat(added.object().meta().labels())
                .containsEntry("kube-aggregator.kubernetes.io/automanaged", "onstart");
        assertThat(Condition.isTrue(added.object().status(), "Available")).isTrue();
    }

    @Test
    void thoseOfCustomKindsComeAndGoWithThem() throws InterruptedException {
        registry.publish("foos.example.com", List.of(foos()));
        var added = (WatchEvent.Added) await(event -> isAdded(event, "v1.example.com"));
        assertThat(added.object().spec().integer("versionPriority", 0)).isEqualTo(100);
        assertThat(added.object().meta().labels())
                .containsEntry("kube-aggregator.kubernetes.io/automanaged", "true");

        registry.publish("foos.example.com", List.of());
        assertThat(await(event -> isDeleted(event, "v1.example.com"))).isNotNull();
    }
}
