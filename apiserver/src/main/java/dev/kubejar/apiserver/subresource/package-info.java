/// What lies below an object's path and is more than a part of the object: `scale`, `binding`,
/// `eviction`, `finalize`.
///
/// Called by the server's router and the in-process client. Invariant: each ends in a write through
/// the verbs, so that rules, admission and conflicts are the same.
@NullMarked
package dev.kubejar.apiserver.subresource;

import org.jspecify.annotations.NullMarked;
