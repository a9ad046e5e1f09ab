/// The API server: HTTP in, the verbs once for every kind, the store below.
///
/// `cluster` constructs the server; the loops' tests open [dev.kubejar.apiserver.InProcessApi].
/// Invariant: everything that may change an object passes the verbs in `resource`, whoever asks and
/// however.
@NullMarked
package dev.kubejar.apiserver;

import org.jspecify.annotations.NullMarked;
