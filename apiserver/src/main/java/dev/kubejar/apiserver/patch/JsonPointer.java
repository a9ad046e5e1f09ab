package dev.kubejar.apiserver.patch;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A place in a tree, written `/spec/containers/0/image`; empty is the whole tree.
///
/// As upstream's library has it, a negative index counts from the end of an array.
///
/// Source: [RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)
record JsonPointer(List<String> steps) {

    JsonPointer {
        steps = List.copyOf(steps);
    }

    static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw PatchException.unfitting("a JSON pointer begins with '/': " + text);
        }
        return new JsonPointer(
                Arrays.stream(text.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    boolean isRoot() {
        return steps.isEmpty();
    }

    boolean startsWith(JsonPointer other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    Optional<Json> find(Json tree) {
        Optional<Json> here = Optional.of(tree);
        for (String step : steps) {
            here = here.flatMap(json -> child(json, step));
        }
        return here;
    }

    private static Optional<Json> child(Json parent, String step) {
        return switch (parent) {
            case JsonObject object -> object.find(step);
            case JsonArray array -> {
                int at = index(step, array.size());
                yield at >= 0 && at < array.size() ? Optional.of(array.get(at)) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /// The tree with the container of this place replaced by what `change` makes of it and of the
    /// last step. Not for the root.
    Json changed(Json tree, BiFunction<Json, String, Json> change) {
        return changed(tree, 0, change);
    }

    private Json changed(Json here, int depth, BiFunction<Json, String, Json> change) {
        String step = steps.get(depth);
        if (depth == steps.size() - 1) {
            return change.apply(here, step);
        }
        Json next =
                child(here, step).orElseThrow(() -> PatchException.unfitting("nothing at " + step));
        Json replaced = changed(next, depth + 1, change);
        return switch (here) {
            case JsonObject object -> object.with(step, replaced);
            case JsonArray array -> {
                var values = new ArrayList<>(array.values());
                values.set(index(step, array.size()), replaced);
                yield JsonArray.of(values);
            }
            default -> throw PatchException.unfitting("no container at " + step);
        };
    }

    /// The index that `step` names in an array of `size`; out of bounds when it names none.
    static int index(String step, int size) {
        boolean number = step.matches("-?(0|[1-9][0-9]{0,8})");
        int index = number ? Integer.parseInt(step) : Integer.MIN_VALUE;
        return index < 0 && number ? index + size : index;
    }
}
