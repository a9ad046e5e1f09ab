package dev.kubejar.api.kind;

/// How the objects of a kind lie in the store.
///
/// @param type whose stored objects the kind shows: its own, or for instance core's Event for
///   `events.k8s.io`
/// @param conversion between the kind's objects and the stored ones
/// @param tracksGeneration whether `metadata.generation` counts the changes of an object outside
///   metadata and status
public record Storage(ResourceType type, Conversion conversion, boolean tracksGeneration) {}
