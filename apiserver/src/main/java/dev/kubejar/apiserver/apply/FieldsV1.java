package dev.kubejar.apiserver.apply;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import java.util.ArrayList;
import java.util.Optional;

/// A set of fields as JSON: a tree of path elements, where `.` stands for an element that is in the
/// set beside others below it.
///
/// Source:
/// [FieldsV1](https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/#System)
final class FieldsV1 {
    private static final String SELF = ".";

    private FieldsV1() {}

    static JsonObject print(FieldSet set) {
        return print(set, false);
    }

    private static JsonObject print(FieldSet set, boolean self) {
        if (set.isEmpty()) {
            return JsonObject.EMPTY;
        }
        JsonObject.Builder json = JsonObject.builder();
        if (self) {
            json.put(SELF, JsonObject.EMPTY);
        }
        for (FieldSet.Node node : set.nodes()) {
            json.put(node.element().wire(), print(node.below(), node.isMember()));
        }
        return json.build();
    }

    /// @throws MalformedFieldsException when it is none
    static FieldSet parse(JsonObject json) {
        var nodes = new ArrayList<FieldSet.Node>(json.size());
        for (String key : json.keys()) {
            Optional<PathElement> element =
                    key.equals(SELF) ? Optional.empty() : PathElement.parse(key);
            if (element.isPresent()) {
                JsonObject inner = object(json.find(key).orElse(JsonNull.NULL));
                FieldSet below = parse(inner);
                boolean isMember = below.isEmpty() || inner.has(SELF);
                nodes.add(new FieldSet.Node(element.get(), isMember, below));
            }
        }
        return FieldSet.of(nodes);
    }

    private static JsonObject object(Json json) {
        return switch (json) {
            case JsonObject object -> object;
            case JsonNull _ -> JsonObject.EMPTY;
            default -> throw new MalformedFieldsException("expect { or n, but found " + json);
        };
    }
}
