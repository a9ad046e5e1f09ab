/// Chooses a node for every pod that has none, and says why when there is none.
///
/// `Cluster` starts one [dev.kubejar.scheduler.Scheduler]. One thread owns all state here; a
/// decision is a pure function of a pod and the nodes as they are known. Invariant: a node's free
/// resources count the pods that are being bound.
///
/// Source:
/// [kube-scheduler](https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/)
@NullMarked
package dev.kubejar.scheduler;

import org.jspecify.annotations.NullMarked;
