package dev.kubejar.client.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.ManualTime;
import dev.kubejar.client.Key;
import dev.kubejar.client.ListOptions;
import dev.kubejar.client.MemoryApi;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.Thing;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.Events;
import dev.kubejar.client.informer.Informer;
import dev.kubejar.client.informer.Informers;
import dev.kubejar.client.informer.Lister;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopTest {
    private static final WriteOptions TEST = WriteOptions.as("test");

    private final MemoryApi api = new MemoryApi();
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private Running running = new Running();

    /// Keeps as many parts as a thing's size, and says in the thing's status how many there are.
    private static final class Parts implements Reconciler<Thing> {
        private final Lister<Thing> parts;

        Parts(Lister<Thing> parts) {
            this.parts = parts;
        }

        @Override
        public Plan reconcile(Thing thing) {
            return decide(thing, parts.controlledBy(thing.uid()));
        }

        static Plan decide(Thing thing, List<Thing> owned) {
            var changes = new ArrayList<Change>();
            for (long i = owned.size(); i < thing.size(); i++) {
                changes.add(Change.create(Thing.PART_TYPE, part(thing)));
            }
            for (long i = thing.size(); i < owned.size(); i++) {
                changes.add(Change.delete(Thing.PART_TYPE, owned.get((int) i)));
            }
            Plan plan =
                    changes.size() > 3 ? Plan.of(new Change.Together(changes)) : Plan.of(changes);
            return plan.withStatus(
                    Thing.TYPE,
                    thing,
                    thing.object().status(),
                    JsonObject.EMPTY.with("parts", owned.size()));
        }

        private static ApiObject part(Thing thing) {
            ApiObject part = Thing.of(Thing.PART_TYPE, "", 0);
            return part.withMeta(
                    part.meta()
                            .without("name")
                            .with("generateName", thing.name() + "-")
                            .withOwner(OwnerReference.controllerOf(thing.object())));
        }
    }

    /// One life of the process that runs the loop.
    private final class Running implements AutoCloseable {
        private final Informers informers = new Informers(api, time);
        private final Events events = new Events(api, time, TEST);
        private final Informer<Thing> things = informers.of(Thing.KIND);
        private final Informer<Thing> parts = informers.of(Thing.PART_KIND);
        private final Wiring wiring = new Wiring(api, informers, time, events, TEST);
        private final Loop<Thing> loop =
                new Loop<>("parts", things, new Parts(parts.lister()), wiring, 2)
                        .watching(parts, LoopTest::ownerOf);

        /// A loop over the parts that changes nothing.
        Loop<Thing> witness(Consumer<Thing> tell) {
            Reconciler<Thing> reconciler =
                    part -> {
                        tell.accept(part);
                        return Plan.nothing();
                    };
            return new Loop<>("witness", parts, reconciler, wiring, 1);
        }

        void start() {
            informers.start();
            loop.start();
        }

        @Override
        public void close() {
            loop.close();
            informers.close();
            events.close();
        }
    }

    private static List<Key> ownerOf(Thing part) {
        return part.meta()
                .controller()
                .map(owner -> List.of(new Key("ns", owner.name())))
                .orElse(List.of());
    }

    @AfterEach
    void close() {
        running.close();
    }

    @Test
    void makesWhatIsMissingAndNothingTwice() throws Exception {
        create("a", 100);
        running.start();
        settle();

        assertThat(parts()).hasSize(100);
        assertThat(get("a").status().integer("parts", 0)).isEqualTo(100);
        assertThat(api.writes()).as("the thing, its parts, and two states").isLessThan(110);
    }

    @Test
    void whatIsAsWantedIsLeftAlone() throws Exception {
        create("a", 3);
        running.start();
        settle();
        int before = api.writes();
        running.loop.add(Key.of(get("a")));
        settle();

        assertThat(api.writes()).isEqualTo(before);
    }

    @Test
    void aConflictIsDecidedAgainInSilence() throws Exception {
        create("a", 2);
        var interferences = new AtomicInteger();
        api.beforeWrite(path -> {
            if (path.subresource().equals("status") && interferences.getAndIncrement() < 3) {
                resize("a", 2 + interferences.get());
            }
        });
        running.start();
        settle();

        assertThat(parts()).hasSize(5);
        assertThat(get("a").status().integer("parts", 0)).isEqualTo(5);
    }

    @Test
    void aRefusedChangeIsTriedAgainLater() throws Exception {
        create("a", 2);
        var refusals = new AtomicInteger();
        List<String> tried = Collections.synchronizedList(new ArrayList<>());
        api.beforeWrite(path -> {
            if (path.type().equals(Thing.PART_TYPE) && refusals.getAndIncrement() < 3) {
                tried.add(time.now().toString());
                throw StatusException.of(Reason.FORBIDDEN, "exceeded quota");
            }
        });
        running.start();
        settle();
        assertThat(parts()).isEmpty();
        for (int i = 0; i < 40; i++) {
            time.advance(Duration.ofMillis(1));
            settle();
        }

        assertThat(parts()).hasSize(2);
        assertThat(tried)
                .containsExactly(
                        "2026-01-01T00:00:00Z",
                        "2026-01-01T00:00:00.005Z",
                        "2026-01-01T00:00:00.015Z");
    }

    @Test
    void manyRefusalsAreFoundOutWithFewRequests() throws Exception {
        create("a", 400);
        var tries = new AtomicInteger();
        api.beforeWrite(path -> {
            if (path.type().equals(Thing.PART_TYPE) && tries.incrementAndGet() > 5) {
                throw StatusException.of(Reason.FORBIDDEN, "exceeded quota");
            }
        });
        running.start();
        settle();

        assertThat(parts()).hasSize(5);
        assertThat(tries.get()).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doubledEventsAndRestartsBetweenChangesLeadToTheSameState(long seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            create("t" + i, random.nextInt(6));
        }
        for (int i = 0; i < 12; i++) {
            var left = new AtomicInteger(1 + random.nextInt(4));
            api.beforeWrite(_ -> {
                if (left.getAndDecrement() <= 0) {
                    throw new IllegalStateException("the process ends here");
                }
            });
            running.start();
            for (int j = 0; j < 20; j++) { // events doubled and out of order
                running.loop.add(new Key("ns", "t" + random.nextInt(4)));
            }
            settle();
            running.close();
            api.beforeWrite(_ -> {});
            resize("t" + random.nextInt(4), random.nextInt(6));
            running = new Running();
        }
        running.start();
        settle();

        for (int i = 0; i < 4; i++) {
            ApiObject thing = get("t" + i);
            assertThat(ownedBy(thing)).as("seed %s", seed).hasSize((int) new Thing(thing).size());
            assertThat(thing.status().integer("parts", 0)).isEqualTo(new Thing(thing).size());
        }
        int writes = api.writes();
        running.close();
        running = new Running();
        running.start();
        settle();
        assertThat(api.writes()).as("writes after all is done").isEqualTo(writes);
    }

    @Test
    void settlingWaitsForTheNewsOfAPassThatWasUnderWay() throws Exception {
        create("a", 1);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        api.beforeWrite(_ -> {
            inside.countDown();
            awaitQuietly(go);
        });
        try (Loop<Thing> witness = running.witness(part -> seen.add(part.name()))) {
            running.start();
            witness.start();
            inside.await();
            var settle = new Settle(List.of(running.informers), List.of(witness, running.loop));
            var settled =
                    new FutureTask<>(() -> {
                        settle.await();
                        return Set.copyOf(seen);
                    });
            Thread settling = Thread.ofPlatform().start(settled);
            while (settling.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            go.countDown();

            assertThat(settled.get()).hasSize(1);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settle() throws InterruptedException {
        new Settle(List.of(running.informers), List.of(running.loop)).await();
    }

    private List<ApiObject> parts() {
        return api.list(ResourcePath.all(Thing.PART_TYPE), ListOptions.ALL).items();
    }

    private List<ApiObject> ownedBy(ApiObject thing) {
        return parts().stream()
                .filter(part -> part.meta().isControlledBy(thing.meta().uid()))
                .toList();
    }

    private void create(String name, long size) {
        api.create(ResourcePath.in(Thing.TYPE, "ns"), Thing.named(name, size), TEST);
    }

    private ApiObject get(String name) {
        return api.get(ResourcePath.of(Thing.TYPE, "ns", name));
    }

    private void resize(String name, long size) {
        ApiObject now = get(name);
        api.patch(
                ResourcePath.of(Thing.TYPE, "ns", name),
                Patch.merge(now.with("spec", now.spec().with("size", size)).json()),
                TEST);
    }
}
