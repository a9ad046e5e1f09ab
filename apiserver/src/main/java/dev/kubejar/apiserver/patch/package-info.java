/// Patches: JSON (RFC 6902), merge (RFC 7386) and strategic merge, as functions from a tree and a
/// patch to the next tree.
///
/// Called by the verbs. Invariant: no patch touches the tree it is given, and none knows the store.
@NullMarked
package dev.kubejar.apiserver.patch;

import org.jspecify.annotations.NullMarked;
