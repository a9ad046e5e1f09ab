package dev.kubejar.api.kind;

import java.util.List;

/// Where an object keeps what its `scale` subresource shows: each a path of field names, such as
/// `spec`, `replicas`.
///
/// @param selector of a text with the selector of the scaled pods; empty when the kind has none
public record ScalePaths(
        List<String> specReplicas, List<String> statusReplicas, List<String> selector) {
    public ScalePaths {
        specReplicas = List.copyOf(specReplicas);
        statusReplicas = List.copyOf(statusReplicas);
        selector = List.copyOf(selector);
    }
}
