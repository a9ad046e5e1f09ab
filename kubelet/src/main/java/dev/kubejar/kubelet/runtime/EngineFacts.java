package dev.kubejar.kubelet.runtime;

/// What a Node's status tells of its machine and engine.
///
/// @param runtime e.g. `docker`
/// @param version the engine's, e.g. `27.3.1`
/// @param kernelVersion e.g. `6.1.0-27-amd64`
/// @param osImage e.g. `Debian GNU/Linux 12 (bookworm)`
/// @param operatingSystem in Go's words, e.g. `linux`
/// @param architecture in Go's words, e.g. `amd64`
public record EngineFacts(
        String runtime,
        String version,
        String kernelVersion,
        String osImage,
        String operatingSystem,
        String architecture,
        int cpus,
        long memoryBytes) {

    /// `docker://27.3.1`, as `containerRuntimeVersion` shows it.
    public String runtimeVersion() {
        return runtime + "://" + version;
    }
}
