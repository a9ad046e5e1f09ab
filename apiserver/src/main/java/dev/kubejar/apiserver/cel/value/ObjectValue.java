package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.Optional;

/// An object with properties, seen through its schema: fields that the schema does not know cannot
/// be reached, but count when two objects are compared. `null` is as good as absent.
record ObjectValue(JsonObject json, Shape shape) implements MapValue {
    @Override
    public Optional<Value> find(Value key) {
        if (!(key instanceof StringValue(String escaped))) {
            return Optional.of(Failure.NO_SUCH_OVERLOAD);
        }
        String name = PropertyNames.unescape(escaped);
        Shape property = shape.properties().get(name);
        return property == null
                ? Optional.empty()
                : json.find(name)
                        .filter(it -> it != JsonNull.NULL)
                        .map(it -> JsonValues.of(it, property));
    }

    @Override
    public Iterable<Value> keys() {
        var keys = new ArrayList<Value>(json.size());
        for (String name : json.keys()) {
            if (shape.properties().containsKey(name)) {
                keys.add(new StringValue(PropertyNames.escape(name).orElse(name)));
            }
        }
        return keys;
    }

    @Override
    public int count() {
        return json.size();
    }

    @Override
    public boolean equalTo(MapValue other) {
        return other instanceof ObjectValue that ? equalTo(that) : MapValue.super.equalTo(other);
    }

    private boolean equalTo(ObjectValue that) {
        if (json.size() != that.json.size()) {
            return false;
        }
        for (String name : json.keys()) {
            Optional<Json> theirs = that.json.find(name);
            if (theirs.isEmpty() || !equal(name, json.find(name).orElseThrow(), theirs.get())) {
                return false;
            }
        }
        return true;
    }

    private boolean equal(String name, Json mine, Json theirs) {
        Shape property = shape.properties().get(name);
        return property == null
                ? mine.equals(theirs)
                : Equality.equal(JsonValues.of(mine, property), JsonValues.of(theirs, property));
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
