/// The seam between the kubelet and whatever runs containers, in CRI's nouns and verbs.
///
/// The kubelet's workers call it; `docker` and `simulated` implement it. Invariant: the runtime
/// keeps all it knows of a pod with the pod's sandboxes and containers themselves, so a kubelet
/// that starts anew sees everything that the last one made.
@NullMarked
package dev.kubejar.kubelet.runtime;

import org.jspecify.annotations.NullMarked;
