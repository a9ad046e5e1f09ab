package dev.kubejar.client.event;

/// Who records: an Event's `source`.
///
/// @param component such as `kubelet`
/// @param host its node; may be empty
record Source(String component, String host) {}
