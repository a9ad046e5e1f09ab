/// Kubernetes' nouns: what every object has, whatever its kind.
///
/// Anyone may call it. Invariant: everything here is immutable.
@NullMarked
package dev.kubejar.api;

import org.jspecify.annotations.NullMarked;
