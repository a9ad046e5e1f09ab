/// Who asks, and whether they may.
///
/// `Cluster` puts a `Guard` before the verbs. Invariant: a request reaches the verbs with a user,
/// and allowed, or not at all.
@NullMarked
package dev.kubejar.apiserver.auth;

import org.jspecify.annotations.NullMarked;
