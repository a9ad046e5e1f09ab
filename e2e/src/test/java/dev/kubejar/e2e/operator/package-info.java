/// An operator as teams write them, on the Java Operator SDK: a kind of its own, what it owns,
/// status and finalizer. The operator is [WebPageReconciler]; what is held against the cluster is
/// its life.
@NullMarked
package dev.kubejar.e2e.operator;

import org.jspecify.annotations.NullMarked;
