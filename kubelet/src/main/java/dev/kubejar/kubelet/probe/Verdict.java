package dev.kubejar.kubelet.probe;

/// What a probe has settled on so far.
public enum Verdict {
    UNKNOWN,
    SUCCESS,
    FAILURE
}
