package dev.kubejar.kubelet.runtime;

import java.util.List;

/// Runs pods on one node. What it shows and touches is what it made itself for this node of this
/// cluster; other containers of the same engine do not exist for it.
///
/// Every call blocks its virtual thread and may come from any thread. Every call throws
/// [RuntimeFailure]: [RuntimeFailure.Unreachable] when the engine does not answer, and when the
/// thread is interrupted, which it then still is.
///
/// Source: [CRI](https://github.com/kubernetes/cri-api)
public interface ContainerRuntime extends AutoCloseable {

    EngineFacts facts();

    /// All pods of which a sandbox or a container is left, running or not.
    List<RuntimePod> pods();

    /// What there is of one pod: lists are empty when nothing is.
    RuntimePod pod(PodRef pod);

    Sandboxes sandboxes();

    Containers containers();

    Images images();

    /// Begins to listen: what happens after this call returns is not missed. To be closed by the
    /// caller.
    RuntimeEvents events();

    /// Lets go of the engine; containers run on.
    @Override
    void close();
}
