/// Volumes of a pod, PersistentVolumes and the claims for them.
///
/// Invariant: nothing here knows a pod.
@NullMarked
package dev.kubejar.api.core.volume;

import org.jspecify.annotations.NullMarked;
