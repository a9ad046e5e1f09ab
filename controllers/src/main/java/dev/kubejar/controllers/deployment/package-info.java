/// Deployments: ReplicaSets that take over from each other when the template changes.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: during a rolling update there are
/// never more pods than replicas and surge, nor fewer available than replicas less unavailable, as
/// far as this controller decides it.
@NullMarked
package dev.kubejar.controllers.deployment;

import org.jspecify.annotations.NullMarked;
