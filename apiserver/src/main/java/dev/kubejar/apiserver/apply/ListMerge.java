package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.apiserver.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Two lists whose elements can be told apart become one: elements that both have stand in the
/// order of the applied list, the others keep their place between their neighbours.
///
/// For use once.
final class ListMerge {
    private final Schema schema;
    private final JsonArray live;
    private final Map<PathElement, List<Json>> liveElements;
    private final Map<PathElement, List<Json>> appliedElements;
    private final List<PathElement> liveOrder;
    private final List<PathElement> appliedOrder;

    /// Elements of both lists, in the order of the applied one, that are still to come.
    private final ArrayDeque<PathElement> shared = new ArrayDeque<>();

    private final Set<PathElement> merged = new HashSet<>();
    private final List<Json> out = new ArrayList<>();
    private int nextLive;
    private int nextApplied;

    ListMerge(Schema schema, JsonArray live, JsonArray applied) {
        this.schema = schema;
        this.live = live;
        this.liveElements = ListElements.index(schema, live);
        this.appliedElements = ListElements.index(schema, applied);
        this.liveOrder = elements(live);
        this.appliedOrder = List.copyOf(appliedElements.keySet());
        appliedOrder.stream().filter(liveElements::containsKey).forEach(shared::add);
    }

    /// One for each place of the list: a live list may name an element twice.
    private List<PathElement> elements(JsonArray list) {
        return list.values().stream().map(it -> ListElements.elementOf(schema, it)).toList();
    }

    /// The live list itself when nothing changed.
    JsonArray merged() {
        while (nextLive < liveOrder.size() || nextApplied < appliedOrder.size()) {
            step();
        }
        return isUnchanged() ? live : JsonArray.of(out);
    }

    @SuppressWarnings("ReferenceEquality") // a merge hands back the instance when nothing changed
    private boolean isUnchanged() {
        for (int i = 0; i < Math.min(out.size(), live.size()); i++) {
            if (out.get(i) != live.get(i)) {
                return false;
            }
        }
        return out.size() == live.size();
    }

    private void step() {
        boolean hasApplied = nextApplied < appliedOrder.size();
        if (nextLive < liveOrder.size()) {
            PathElement mine = liveOrder.get(nextLive);
            boolean isShared = appliedElements.containsKey(mine);
            if (!isShared) {
                out.add(live.get(nextLive++));
                return;
            }
            if (hasApplied && mine.equals(appliedOrder.get(nextApplied))) {
                nextLive++;
                takeApplied();
                return;
            }
            boolean comesLater = !shared.isEmpty() && !mine.equals(shared.peek());
            if (hasApplied && comesLater) {
                nextLive++;
                return;
            }
            if (merged.contains(mine)) {
                nextLive++;
            }
        }
        if (nextApplied < appliedOrder.size()) {
            takeApplied();
        }
    }

    private void takeApplied() {
        PathElement element = appliedOrder.get(nextApplied++);
        merged.add(element);
        if (element.equals(shared.peek())) {
            shared.remove();
        }
        List<Json> old = liveElements.getOrDefault(element, List.of());
        Json value = appliedElements.getOrDefault(element, List.of()).getFirst();
        out.add(
                old.size() == 1
                        ? Merge.merge(Granularity.element(schema), old.getFirst(), value)
                        : value);
    }
}
