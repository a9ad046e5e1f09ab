package dev.kubejar.kubelet.runtime;

/// Which pod.
public record PodRef(String namespace, String name, String uid) {}
