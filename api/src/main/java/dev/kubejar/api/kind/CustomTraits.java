package dev.kubejar.api.kind;

import java.util.Optional;

/// What a row has that a CustomResourceDefinition made, beside what all rows have.
///
/// @param definition the name of the CustomResourceDefinition: `foos.example.com`
/// @param revision changes whenever what the definition says of its objects does; nobody reads
///   anything into it
/// @param ending whether the definition is being deleted, so that nothing may be created
/// @param listKind what a list of the objects calls itself: mostly `FooList`
/// @param scale where the subresource `scale` finds its numbers, if the kind has it
public record CustomTraits(
        String definition,
        String revision,
        boolean ending,
        String listKind,
        Optional<ScalePaths> scale) {}
