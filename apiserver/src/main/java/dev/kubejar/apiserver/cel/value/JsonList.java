package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.json.JsonArray;
import java.util.List;

/// An array, its elements made into values when they are asked for.
record JsonList(JsonArray json, Shape element) implements ListValue {
    static ListValue of(JsonArray json, Shape shape) {
        var list = new JsonList(json, shape.element().orElseThrow());
        return switch (shape.listType()) {
            case ATOMIC -> list;
            case SET -> new SetList(list);
            case MAP -> new KeyedList(list, keys(shape));
        };
    }

    private static List<Value> keys(Shape shape) {
        return shape.listMapKeys().stream()
                .<Value>map(key -> new StringValue(PropertyNames.escape(key).orElse(key)))
                .toList();
    }

    @Override
    public int count() {
        return json.size();
    }

    @Override
    public Value get(int index) {
        return JsonValues.of(json.get(index), element);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
