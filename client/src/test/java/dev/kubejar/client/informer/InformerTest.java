package dev.kubejar.client.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.MemoryApi;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Revision;
import dev.kubejar.client.Thing;
import dev.kubejar.client.WriteOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InformerTest {
    private static final WriteOptions TEST = WriteOptions.as("test");

    private final MemoryApi api = new MemoryApi();
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final Informers informers = new Informers(api, time);
    private final Informer<Thing> informer = informers.of(Thing.KIND);
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        informers.close();
    }

    @Test
    void handlersHearOfWhatIsThereAndThenOfEveryChangeInOrder() throws Exception {
        create("a", 1);
        listen();
        resize("a", 2);
        create("b", 1);
        delete("a");
        informers.awaitCurrent();

        assertThat(told).containsExactly("+a1", "a1>2", "+b1", "-a2");
        assertThat(informer.lister().list()).extracting(Thing::name).containsExactly("b");
    }

    @Test
    void aWatchThatEndsIsTakenUpWhereItEnded() throws Exception {
        listen();
        create("a", 1);
        informers.awaitCurrent();
        api.cutWatches();
        create("b", 1);
        advanceUntilCurrent();

        assertThat(told).containsExactly("+a1", "+b1");
        assertThat(api.lists()).isEqualTo(1);
    }

    @Test
    void changesMissedInForgottenHistoryAreFoundByComparing() throws Exception {
        create("kept", 1);
        create("changed", 1);
        create("deleted", 1);
        create("replaced", 1);
        listen();
        informers.awaitCurrent();
        told.clear();
        api.cutWatches();
        resize("changed", 2);
        delete("deleted");
        delete("replaced");
        create("replaced", 3);
        create("new", 1);
        api.forgetHistory();
        advanceUntilCurrent();

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "changed1>2", "-replaced1", "+replaced3", "+new1", "-deleted1");
        assertThat(told.indexOf("-replaced1")).isLessThan(told.indexOf("+replaced3"));
    }

    @Test
    void aFailingHandlerHoldsUpNobody() throws Exception {
        informer.onChange(_ -> {
            throw new IllegalStateException("a bug");
        });
        listen();
        create("a", 1);
        create("b", 1);
        informers.awaitCurrent();

        assertThat(told).containsExactly("+a1", "+b1");
    }

    @Test
    void aHandlerThatComesTooLateIsRefused() throws Exception {
        listen();

        assertThatThrownBy(() -> informer.onChange(_ -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void indexesFollowTheirObjects() throws Exception {
        informer.index("size", thing -> List.of(Long.toString(thing.size())));
        listen();
        create("a", 1);
        create("b", 2);
        resize("a", 2);
        informers.awaitCurrent();
        Lister<Thing> lister = informer.lister();

        assertThat(lister.indexed("size", "1")).isEmpty();
        assertThat(lister.indexed("size", "2")).extracting(Thing::name).containsExactly("b", "a");
        assertThat(lister.inNamespace("ns")).hasSize(2);
        assertThat(lister.inNamespace("other")).isEmpty();
    }

    @Test
    void findsWhatAControllerOwns() throws Exception {
        listen();
        ApiObject owner = create("owner", 1);
        ApiObject owned = Thing.named("owned", 1);
        api.create(
                ResourcePath.in(Thing.TYPE, "ns"),
                owned.withMeta(owned.meta().withOwner(OwnerReference.controllerOf(owner))),
                TEST);
        informers.awaitCurrent();

        assertThat(informer.lister().controlledBy(owner.meta().uid()))
                .extracting(Thing::name)
                .containsExactly("owned");
    }

    @Test
    void oneWatchServesAllWhoAskForAKind() throws Exception {
        Informer<Thing> again = informers.of(Thing.KIND);
        listen();
        create("a", 1);
        again.lister().await(Revision.parse("1"));

        assertThat(again.lister().get("ns", "a")).isPresent();
        assertThat(api.lists()).isEqualTo(1);
    }

    /// Whatever is lost on the way, the handlers' picture is the cluster's in the end, and each
    /// change they hear of fits the one before.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverLosesOrDoublesAChange(long seed) throws Exception {
        var random = new Random(seed);
        Map<String, String> picture = Collections.synchronizedMap(new HashMap<>());
        informer.onChange(change -> apply(change, picture));
        listen();
        for (int i = 0; i < 300; i++) {
            disturb(random);
        }
        advanceUntilCurrent();

        Map<String, String> held = new HashMap<>();
        informer.lister().list().forEach(thing -> held.put(thing.name(), version(thing)));
        assertThat(picture).as("seed %s", seed).isEqualTo(held);
        assertThat(told).noneMatch(line -> line.startsWith("wrong"));
    }

    private void apply(Delta<Thing> change, Map<String, String> picture) {
        String name = change.object().name();
        switch (change) {
            case Delta.Added<Thing>(Thing thing) -> {
                if (picture.put(name, version(thing)) != null) {
                    told.add("wrong: added twice " + name);
                }
            }
            case Delta.Updated<Thing>(Thing thing, Thing previous) -> {
                if (!version(previous).equals(picture.put(name, version(thing)))) {
                    told.add("wrong: a step is missing " + name);
                }
            }
            case Delta.Deleted<Thing> _ -> {
                if (picture.remove(name) == null) {
                    told.add("wrong: deleted twice " + name);
                }
            }
        }
    }

    private static String version(Thing thing) {
        return thing.meta().resourceVersion();
    }

    private void disturb(Random random) {
        String name = "t" + random.nextInt(5);
        boolean there = exists(name);
        switch (random.nextInt(8)) {
            case 0 -> api.cutWatches();
            case 1 -> {
                api.cutWatches();
                api.forgetHistory();
            }
            case 2 -> time.advance(Duration.ofSeconds(40));
            case 3, 4 -> {
                if (there) {
                    delete(name);
                }
            }
            default -> {
                if (there) {
                    resize(name, random.nextInt(100));
                } else {
                    create(name, random.nextInt(100));
                }
            }
        }
    }

    private boolean exists(String name) {
        return api.list(ResourcePath.all(Thing.TYPE), ListOptions.ALL).items().stream()
                .anyMatch(object -> object.meta().name().equals(name));
    }

    private void listen() throws InterruptedException {
        informer.onChange(change -> told.add(line(change)));
        informers.start();
        informers.awaitSynced();
    }

    /// Moves the clock until the informer has come back from its pauses.
    private void advanceUntilCurrent() throws InterruptedException {
        Thread waiting =
                Thread.startVirtualThread(() -> {
                    try {
                        informers.awaitCurrent();
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
        while (!waiting.join(Duration.ofMillis(1))) {
            time.advance(Duration.ofSeconds(40));
        }
    }

    private static String line(Delta<Thing> change) {
        return switch (change) {
            case Delta.Added<Thing>(Thing thing) -> "+" + thing.name() + thing.size();
            case Delta.Updated<Thing>(Thing thing, Thing previous) ->
                    thing.name() + previous.size() + ">" + thing.size();
            case Delta.Deleted<Thing>(Thing thing) -> "-" + thing.name() + thing.size();
        };
    }

    private ApiObject create(String name, long size) {
        return api.create(ResourcePath.in(Thing.TYPE, "ns"), Thing.named(name, size), TEST);
    }

    private void resize(String name, long size) {
        ApiObject now = api.get(path(name));
        ApiObject next = now.with("spec", now.spec().with("size", size));
        api.patch(path(name), Patch.merge(next.json()), TEST);
    }

    private void delete(String name) {
        api.delete(path(name), DeleteOptions.DEFAULT);
    }

    private static ResourcePath path(String name) {
        return ResourcePath.of(Thing.TYPE, "ns", name);
    }
}
