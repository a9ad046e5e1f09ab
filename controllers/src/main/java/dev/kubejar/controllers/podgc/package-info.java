/// Pods that no kubelet will ever end: those whose node is gone, and those deleted before they had
/// one.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: a node counts as gone only after
/// the API has said so, a while after it was missed first.
@NullMarked
package dev.kubejar.controllers.podgc;

import org.jspecify.annotations.NullMarked;
