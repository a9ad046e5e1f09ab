package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The order of a merged list under `$setElementOrder`: what the patch names stands in the patch's
/// order, the rest keeps its place relative to its neighbours on the server as well as it can.
///
/// @param mergeKey tells elements apart; empty where they are scalars
record ListOrder(Optional<String> mergeKey) {

    static ListOrder of(Optional<String> mergeKey) {
        return new ListOrder(mergeKey);
    }

    /// @param wanted the patch's order
    /// @param before the list before the patch
    JsonArray arrange(JsonArray merged, JsonArray wanted, JsonArray before) {
        var named = new ArrayList<Json>();
        var others = new ArrayList<Json>();
        for (Json element : merged) {
            (indexIn(wanted, element) >= 0 ? named : others).add(element);
        }
        named.sort(Comparator.comparingInt(element -> indexIn(wanted, element)));
        others.sort(Comparator.comparingInt(element -> indexIn(before, element)));
        return weave(others, named, before);
    }

    private JsonArray weave(List<Json> others, List<Json> named, JsonArray before) {
        var woven = new ArrayList<Json>(others.size() + named.size());
        int other = 0;
        int next = 0;
        while (other < others.size() || next < named.size()) {
            boolean takeOther =
                    next >= named.size()
                            || (other < others.size()
                                    && isBefore(others.get(other), named.get(next), before));
            woven.add(takeOther ? others.get(other++) : named.get(next++));
        }
        return JsonArray.of(woven);
    }

    private boolean isBefore(Json left, Json right, JsonArray order) {
        int leftAt = indexIn(order, left);
        int rightAt = indexIn(order, right);
        return leftAt >= 0 && rightAt >= 0 && leftAt < rightAt;
    }

    private int indexIn(JsonArray list, Json element) {
        for (int i = 0; i < list.size(); i++) {
            if (isSame(list.get(i), element)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isSame(Json one, Json other) {
        if (mergeKey.isEmpty()
                || !(one instanceof JsonObject left)
                || !(other instanceof JsonObject right)) {
            return one.equals(other);
        }
        return left.find(mergeKey.get()).equals(right.find(mergeKey.get()));
    }
}
