package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value and the one it takes the place of, found by the names of properties and by the keys of
/// lists of type map. Elements of other lists have no counterpart.
///
/// Belongs to one thread: it remembers what it has compared.
///
/// Source: [CorrelatedObject](https://pkg.go.dev/k8s.io/apiserver/pkg/cel/common#CorrelatedObject)
public final class Correlation {
    private final StructuralSchema schema;
    private final Json next;
    private final Json previous;
    private final Map<Object, Optional<Correlation>> children = new HashMap<>(0);
    private Optional<Map<List<Json>, JsonObject>> previousByKeys = Optional.empty();
    private Optional<Boolean> unchanged = Optional.empty();

    public Correlation(StructuralSchema schema, Json next, Json previous) {
        this.schema = schema;
        this.next = next;
        this.previous = previous;
    }

    public Json next() {
        return next;
    }

    public Json previous() {
        return previous;
    }

    /// The property or entry `name` on both sides; empty when the schema does not know it or
    /// neither side has it. The side that lacks it is `null`.
    public Optional<Correlation> field(String name) {
        return children.computeIfAbsent(name, _ -> findField(name));
    }

    private Optional<Correlation> findField(String name) {
        if (!(next instanceof JsonObject now) || !(previous instanceof JsonObject before)) {
            return Optional.empty();
        }
        if (!now.has(name) && !before.has(name)) {
            return Optional.empty();
        }
        return schema.below(name)
                .map(below ->
                        new Correlation(
                                below,
                                now.find(name).orElse(JsonNull.NULL),
                                before.find(name).orElse(JsonNull.NULL)));
    }

    /// The element at `index` of the new list and the old element with the same keys; empty when
    /// there is none.
    public Optional<Correlation> element(int index) {
        return children.computeIfAbsent(index, _ -> findElement(index));
    }

    private Optional<Correlation> findElement(int index) {
        if (!schema.extensions().isMapOfElements()
                || !(next instanceof JsonArray now)
                || !(previous instanceof JsonArray before)
                || !(now.get(index) instanceof JsonObject element)) {
            return Optional.empty();
        }
        if (previousByKeys.isEmpty()) {
            previousByKeys = Optional.of(byKeys(before));
        }
        return Optional.ofNullable(previousByKeys.get().get(keysOf(element)))
                .flatMap(old -> schema.items().map(items -> new Correlation(items, element, old)));
    }

    private Map<List<Json>, JsonObject> byKeys(JsonArray list) {
        var byKeys = new HashMap<List<Json>, JsonObject>();
        list.objects().forEach(element -> byKeys.putIfAbsent(keysOf(element), element));
        return byKeys;
    }

    private List<Json> keysOf(JsonObject element) {
        return schema.extensions().listMapKeys().stream()
                .map(key -> element.find(key).orElse(JsonNull.NULL))
                .toList();
    }

    /// Whether nothing changed, the order of a list of type map aside. Fields that the schema does
    /// not know count as changed.
    public boolean isUnchanged() {
        if (unchanged.isEmpty()) {
            unchanged = Optional.of(compare());
        }
        return unchanged.get();
    }

    private boolean compare() {
        if (next instanceof JsonArray now && previous instanceof JsonArray before) {
            return now.size() == before.size() && compareElements(now, before);
        }
        if (next instanceof JsonObject now && previous instanceof JsonObject before) {
            return now.size() == before.size()
                    && before.keys().stream()
                            .allMatch(
                                    key -> field(key).filter(Correlation::isUnchanged).isPresent());
        }
        return next.equals(previous);
    }

    private boolean compareElements(JsonArray now, JsonArray before) {
        if (!schema.extensions().isMapOfElements()) {
            return now.equals(before);
        }
        for (int i = 0; i < now.size(); i++) {
            if (element(i).filter(Correlation::isUnchanged).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
