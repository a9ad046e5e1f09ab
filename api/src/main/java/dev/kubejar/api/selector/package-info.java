/// What picks objects: by their labels, and by a few of their fields.
///
/// Anyone may call it. Invariant: a selector is valid once it exists.
@NullMarked
package dev.kubejar.api.selector;

import org.jspecify.annotations.NullMarked;
