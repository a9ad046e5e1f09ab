package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.apiserver.schema.ListType;
import java.util.List;
import java.util.Optional;

/// What a schema says in Kubernetes' own words, those that begin with `x-kubernetes-`.
///
/// @param preservesUnknownFields fields that the schema does not name are kept, here and below
/// @param embeddedResource the value is an object with `apiVersion`, `kind` and `metadata`
/// @param intOrString the value is an integer or a string
/// @param listType empty when not stated, which means atomic
/// @param listMapKeys fields that tell the elements of a list of type map apart
/// @param rules `x-kubernetes-validations`
public record Extensions(
        boolean preservesUnknownFields,
        boolean embeddedResource,
        boolean intOrString,
        Optional<ListType> listType,
        List<String> listMapKeys,
        List<ValidationRule> rules) {

    public Extensions {
        listMapKeys = List.copyOf(listMapKeys);
        rules = List.copyOf(rules);
    }

    static Extensions parse(JsonObject json) {
        return new Extensions(
                json.bool("x-kubernetes-preserve-unknown-fields"),
                json.bool("x-kubernetes-embedded-resource"),
                json.bool("x-kubernetes-int-or-string"),
                listType(json.string("x-kubernetes-list-type")),
                json.strings("x-kubernetes-list-map-keys"),
                json.objects("x-kubernetes-validations").stream()
                        .map(ValidationRule::parse)
                        .toList());
    }

    private static Optional<ListType> listType(String word) {
        return switch (word) {
            case "atomic" -> Optional.of(ListType.ATOMIC);
            case "set" -> Optional.of(ListType.SET);
            case "map" -> Optional.of(ListType.MAP);
            default -> Optional.empty();
        };
    }

    /// Whether the list is one of type map, whose elements have keys.
    public boolean isMapOfElements() {
        return listType.equals(Optional.of(ListType.MAP));
    }
}
