/// Containers of a pod: image, environment, ports, mounts, probes, hooks, security; and what their
/// status says.
///
/// Invariant: nothing here knows a pod, beside what `PodScope` tells of it.
@NullMarked
package dev.kubejar.api.core.container;

import org.jspecify.annotations.NullMarked;
