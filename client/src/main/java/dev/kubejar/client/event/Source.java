package dev.kubejar.client.event;

/// Who records: an Event's `source`.
///
/// @param component such as `kubelet`
/// @param host its node; may be empty
record Source(String component, String host) {

    /// The program that the component is a part of, under which upstream's Events are written.
    ///
    /// @param otherwise for all but the scheduler and the kubelet
    String program(String otherwise) {
        return switch (component) {
            case "kubelet" -> component;
            case "default-scheduler" -> "kube-scheduler";
            default -> otherwise;
        };
    }
}
