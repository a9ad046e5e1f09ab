package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.json.Json;

/// Content of which the schema says nothing: expressions cannot reach it, but it counts when the
/// objects around it are compared.
public record UnknownValue(Json json) implements Value {
    @Override
    public TypeValue type() {
        return TypeValue.UNKNOWN;
    }
}
