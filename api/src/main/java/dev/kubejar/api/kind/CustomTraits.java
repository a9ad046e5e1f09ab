package dev.kubejar.api.kind;

import java.util.Optional;

/// What a row has that a CustomResourceDefinition made, beside what all rows have.
///
/// @param definition the name of the CustomResourceDefinition: `foos.example.com`
/// @param scale where the subresource `scale` finds its numbers, if the kind has it
public record CustomTraits(String definition, Optional<ScalePaths> scale) {}
