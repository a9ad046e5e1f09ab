/// The newest known state of a collection, kept by listing and watching it.
///
/// Everything that reads many objects reads them here. Invariant: a cache moves from revision to
/// revision as the cluster did, and can be thrown away at any time.
@NullMarked
package dev.kubejar.client.informer;

import org.jspecify.annotations.NullMarked;
