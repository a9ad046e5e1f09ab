package dev.kubejar.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TreeTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void behavesAsASortedMap(long seed) {
        var random = new Random(seed);
        int keys = 10 << random.nextInt(8);
        var model = new TreeMap<String, Entry<String>>();
        Tree<String> tree = Tree.empty();
        for (int step = 1; step <= STEPS; step++) {
            String key = key(random.nextInt(keys));
            boolean growing = (step / 2000) % 2 == 0;
            if (random.nextInt(10) < (growing ? 7 : 3)) {
                Entry<String> entry = entry(key, step);
                model.put(key, entry);
                tree = tree.with(entry);
            } else {
                model.remove(key);
                tree = tree.without(key);
            }
            if (step % 500 == 0) {
                assertSame(tree, model, random, seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void anOlderTreeStaysAsItWas(long seed) {
        var random = new Random(seed);
        var model = new TreeMap<String, Entry<String>>();
        Tree<String> tree = Tree.empty();
        List<Tree<String>> trees = new ArrayList<>();
        List<NavigableMap<String, Entry<String>>> models = new ArrayList<>();
        for (int step = 1; step <= 3000; step++) {
            String key = key(random.nextInt(400));
            if (random.nextBoolean()) {
                model.put(key, entry(key, step));
                tree = tree.with(entry(key, step));
            } else {
                model.remove(key);
                tree = tree.without(key);
            }
            if (step % 100 == 0) {
                trees.add(tree);
                models.add(new TreeMap<>(model));
            }
        }
        for (int i = 0; i < trees.size(); i++) {
            assertSame(trees.get(i), models.get(i), random, seed);
        }
    }

    @Test
    void isBuiltFromSortedEntriesAtOnce() {
        var random = new Random(7);
        for (int size : new int[] {0, 1, 23, 24, 25, 48, 49, 600, 5000}) {
            var model = new TreeMap<String, Entry<String>>();
            for (int i = 0; i < size; i++) {
                model.put(key(i), entry(key(i), i));
            }
            Tree<String> tree = Tree.of(List.copyOf(model.values()));
            assertSame(tree, model, random, 7);
            while (!model.isEmpty()) {
                String gone = model.firstKey();
                model.remove(gone);
                tree = tree.without(gone);
            }
            assertThat(tree.size()).isZero();
        }
    }

    private static void assertSame(
            Tree<String> tree,
            NavigableMap<String, Entry<String>> model,
            Random random,
            long seed) {
        assertThat(list(tree, "", "")).as("seed " + seed).isEqualTo(texts(model));
        assertThat(tree.size()).isEqualTo(model.size());
        for (int i = 0; i < 20; i++) {
            String key = key(random.nextInt(2000));
            var expected = model.get(key);
            assertThat(tree.get(key).map(Entry::toString).orElse(""))
                    .as("seed " + seed)
                    .isEqualTo(expected == null ? "" : expected.toString());
            assertThat(tree.rank(key)).isEqualTo(model.headMap(key).size());
            String prefix = key.substring(0, 3);
            assertThat(list(tree, key, prefix))
                    .as("seed %d from %s", seed, key)
                    .isEqualTo(texts(model.subMap(key, prefix + "\uffff")));
        }
    }

    private static List<String> list(Tree<String> tree, String from, String prefix) {
        List<String> found = new ArrayList<>();
        tree.from(from, prefix).forEachRemaining(entry -> found.add(entry.toString()));
        return found;
    }

    private static List<String> texts(Map<String, Entry<String>> entries) {
        return entries.values().stream().map(Entry::toString).toList();
    }

    private static String key(int number) {
        return "/" + (char) ('a' + number % 7) + "/" + number;
    }

    private static Entry<String> entry(String key, long revision) {
        return new Entry<>(key, new byte[0], 1, revision, (k, value) -> k);
    }
}
