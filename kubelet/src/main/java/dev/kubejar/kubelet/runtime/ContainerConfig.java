package dev.kubejar.kubelet.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A container to be made.
///
/// @param name the container's name in the pod
/// @param attempt 0 for the first of that name in the pod, then one more each time
/// @param image the name from the pod's spec, normalised
/// @param endsByItself whether its process is meant to end (an init container, a container of a
///   Job): engines do not care, the simulated runtime ends it at once with exit code 0
/// @param labels the caller's own, given back by [Container#labels]
/// @param processesOf the id of a running container whose processes it sees
public record ContainerConfig(
        String name,
        int attempt,
        ImageReference image,
        Command command,
        List<Mount> mounts,
        Resources resources,
        Security security,
        boolean endsByItself,
        Map<String, String> labels,
        Optional<String> processesOf) {
    public ContainerConfig {
        mounts = List.copyOf(mounts);
        labels = Map.copyOf(labels);
    }

    /// The process to run.
    ///
    /// @param command replaces the image's entrypoint unless empty
    /// @param args replaces the image's command unless empty; with `command` given the image's own
    ///   is not used even when `args` is empty
    /// @param workingDir the image's when empty
    /// @param env in the order of the pod's spec
    /// @param stopSignal e.g. `SIGUSR1`; the image's, else TERM, when empty
    /// @param stdinOnce whether input ends with the first client that attached
    public record Command(
            List<String> command,
            List<String> args,
            String workingDir,
            Map<String, String> env,
            String stopSignal,
            boolean tty,
            boolean stdin,
            boolean stdinOnce) {
        public Command {
            command = List.copyOf(command);
            args = List.copyOf(args);
            env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        }
    }
}
