/// A [dev.kubejar.kubelet.runtime.ContainerRuntime] without containers: for tests, benches and
/// machines without an engine.
///
/// [dev.kubejar.kubelet.runtime.simulated.SimulatedRuntime] tells how its pods behave. Invariant: a
/// pod costs memory and at most one timer a container, never a thread.
@NullMarked
package dev.kubejar.kubelet.runtime.simulated;

import org.jspecify.annotations.NullMarked;
