package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.json.JsonObject;
import java.util.Optional;

/// An object whose schema has `additionalProperties`: any key, values of one kind.
record JsonMap(JsonObject json, Shape values) implements MapValue {
    @Override
    public Optional<Value> find(Value key) {
        return key instanceof StringValue(String name)
                ? json.find(name).map(it -> JsonValues.of(it, values))
                : Optional.of(Failure.NO_SUCH_OVERLOAD);
    }

    @Override
    public Iterable<Value> keys() {
        return json.keys().stream().<Value>map(StringValue::new).toList();
    }

    @Override
    public int count() {
        return json.size();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
