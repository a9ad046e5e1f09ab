/// Streams between a client and a pod: logs, exec, attach and port-forward.
///
/// The verbs call [dev.kubejar.apiserver.stream.PodStreams]. Invariant: what is decided about a
/// request is decided before its upgrade; afterwards bytes are only passed on, each direction on
/// its own virtual thread, and each waits for the slower side.
@NullMarked
package dev.kubejar.apiserver.stream;

import org.jspecify.annotations.NullMarked;
