package dev.kubejar.apiserver.apply;

/// Managed fields that cannot be read. Who writes them by hand learns nothing of it: the object
/// keeps those it had.
final class MalformedFieldsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedFieldsException(String message) {
        super(message, null, false, false);
    }
}
