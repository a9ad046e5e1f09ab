/// Decide, then act: a [dev.kubejar.client.reconcile.Reconciler] says what should change and a
/// [dev.kubejar.client.reconcile.Loop] makes it so.
///
/// Every controller is built on it. Invariant: no pass over a key starts before the caches it reads
/// have seen what the last pass over that key wrote.
@NullMarked
package dev.kubejar.client.reconcile;

import org.jspecify.annotations.NullMarked;
