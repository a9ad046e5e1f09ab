package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;

/// Makes the [Converter] of a definition from its `spec.conversion`. Asked once for each state of a
/// definition; safe for any thread.
@FunctionalInterface
public interface Converters {
    Converter of(CustomResourceDefinition definition);
}
