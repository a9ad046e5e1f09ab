package dev.kubejar.kubelet.probe;

/// One header of an HTTP request.
record Header(String name, String value) {}
