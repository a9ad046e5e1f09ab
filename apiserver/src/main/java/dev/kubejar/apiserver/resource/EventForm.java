package dev.kubejar.apiserver.resource;

/// The forms in which an event's bytes are the same for all watchers.
public enum EventForm {
    JSON,
    PROTOBUF,
    METADATA_JSON,
    METADATA_PROTOBUF
}
