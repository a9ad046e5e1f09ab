/// ReplicaSets: so many pods of one template.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: pods are created and deleted only
/// for the difference between what is wanted and what is active.
@NullMarked
package dev.kubejar.controllers.replicaset;

import org.jspecify.annotations.NullMarked;
