/// A [dev.kubejar.kubelet.runtime.ContainerRuntime] on a Docker Engine, from 20.10 (API 1.41) on.
///
/// From the wire up: [dev.kubejar.kubelet.runtime.docker.EngineConnection] speaks HTTP on a socket,
/// [dev.kubejar.kubelet.runtime.docker.EngineHttp] keeps such connections,
/// [dev.kubejar.kubelet.runtime.docker.Engine] turns answers into JSON and failures, and the
/// `Docker…` classes say CRI's verbs in the engine's words. Invariant: all that is made carries the
/// cluster's label, and nothing without it is ever touched.
@NullMarked
package dev.kubejar.kubelet.runtime.docker;

import org.jspecify.annotations.NullMarked;
