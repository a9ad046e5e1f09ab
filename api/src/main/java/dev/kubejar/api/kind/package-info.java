/// What a kind is: its names, its scope, its subresources, its columns, its
/// [dev.kubejar.api.kind.Rules].
///
/// Anyone may call it. Invariant: built-in kinds and custom ones are the same rows.
@NullMarked
package dev.kubejar.api.kind;

import org.jspecify.annotations.NullMarked;
