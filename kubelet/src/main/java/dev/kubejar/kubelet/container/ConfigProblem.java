package dev.kubejar.kubelet.container;

/// What a pod refers to is not there or not usable; the message is upstream's and fit for the
/// container's status, which shows `CreateContainerConfigError`.
public final class ConfigProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigProblem(String message) {
        super(message, null, false, false);
    }

    /// The message, which is always there.
    public String text() {
        return String.valueOf(getMessage());
    }
}
