/// What clients want of running pods: logs, exec, attach, port-forward.
///
/// Called by the API server through [dev.kubejar.client.NodeConnector]. Invariant: nothing here
/// changes a pod.
@NullMarked
package dev.kubejar.kubelet.stream;

import org.jspecify.annotations.NullMarked;
