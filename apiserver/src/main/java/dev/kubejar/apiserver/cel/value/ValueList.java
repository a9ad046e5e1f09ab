package dev.kubejar.apiserver.cel.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A list that an expression made.
///
/// `map` and `filter` make a list by adding one element at a time to the list so far. So a list
/// shares its elements with the list that it grew from and only knows how many of them are its own;
/// who adds to a list that was added to already works on a copy. A list that others may see (a
/// constant) is never grown in place.
public final class ValueList implements ListValue {
    private final List<Value> elements;
    private final int count;
    private final boolean growable;

    private ValueList(List<Value> elements, boolean growable) {
        this.elements = elements;
        this.count = elements.size();
        this.growable = growable;
    }

    /// A list that is never grown in place.
    public static ValueList of(Collection<? extends Value> elements) {
        return new ValueList(List.copyOf(elements), false);
    }

    public static ValueList ofStrings(Collection<String> texts) {
        return of(texts.stream().map(StringValue::new).toList());
    }

    static ValueList join(ListValue left, ListValue right) {
        List<Value> elements =
                left instanceof ValueList list && list.growable && list.isNewest()
                        ? list.elements
                        : copy(left, right.count());
        right.forEach(elements::add);
        return new ValueList(elements, true);
    }

    private boolean isNewest() {
        return elements.size() == count;
    }

    private static List<Value> copy(ListValue list, int room) {
        var copy = new ArrayList<Value>(list.count() + room);
        list.forEach(copy::add);
        return copy;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Value get(int index) {
        return elements.get(index);
    }

    @Override
    public String toString() {
        return elements.subList(0, count).toString();
    }
}
