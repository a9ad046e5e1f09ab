package dev.kubejar.kubelet.runtime.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What `/proc` tells of this machine, which may or may not be the engine's: all of it is a help
/// that the rest can do without.
final class LocalProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProcesses.class);
    private static final int CAP_SYS_RESOURCE = 24;

    private LocalProcesses() {}

    /// Whether some process here may lower an OOM score. Where none may (in many a container or
    /// micro-VM), the engine will not do it either.
    static boolean maySpare() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("CapBnd:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .allMatch(bounds -> ((bounds >>> CAP_SYS_RESOURCE) & 1) == 1);
        } catch (IOException e) {
            LOG.debug("capabilities=unknown cause={}", e.toString());
            return true;
        }
    }

    /// Kills a process of a container, unless the number is another process's here: the engine may
    /// count the processes of another machine.
    static void kill(long pid, String containerId) {
        try {
            if (Files.readString(Path.of("/proc/" + pid + "/cgroup")).contains(containerId)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            LOG.debug("pid={} container={} kill=skipped cause={}", pid, containerId, e.toString());
        }
    }
}
