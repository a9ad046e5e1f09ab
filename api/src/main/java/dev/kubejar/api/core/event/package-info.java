/// Events of both groups, `v1` and `events.k8s.io`, which are the same objects, and what they are
/// about.
///
/// Invariant: `EventConversion` loses nothing in either direction.
@NullMarked
package dev.kubejar.api.core.event;

import org.jspecify.annotations.NullMarked;
