package dev.kubejar.kubelet;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.kubelet.container.Configs;
import dev.kubejar.kubelet.probe.Prober;
import dev.kubejar.kubelet.runtime.ContainerRuntime;
import dev.kubejar.kubelet.volume.PodVolumes;
import java.nio.file.Path;

/// What the workers of a node's pods work with.
///
/// @param pods the directory of what the kubelet keeps of pods, `DATA/pods`; the workers of
///   simulated nodes write nothing there
/// @param isSimulated whether containers are only remembered: nothing is written for them, and a
///   pod reports once it runs instead of at every step
record Kit(
        Client client,
        ContainerRuntime runtime,
        Prober prober,
        PodVolumes volumes,
        ServiceEnvironment services,
        PodEvents events,
        Time time,
        ClusterFacts cluster,
        Path pods,
        boolean isSimulated) {

    Configs configs() {
        return new Configs(client);
    }
}
