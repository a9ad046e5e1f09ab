/// Amounts of CPU, memory and other resources: what is asked for, quotas and limits. (Devices of
/// the group `resource.k8s.io` are `api.resource`'s.)
///
/// Invariant: amounts are kept in canonical form.
@NullMarked
package dev.kubejar.api.core.resource;

import org.jspecify.annotations.NullMarked;
