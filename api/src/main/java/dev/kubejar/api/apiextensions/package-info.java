/// CustomResourceDefinition, as far as our code reads it.
///
/// Anyone may call it. Invariant: views write nothing; what a definition means is decided by the
/// API server's custom kinds.
@NullMarked
package dev.kubejar.api.apiextensions;

import org.jspecify.annotations.NullMarked;
