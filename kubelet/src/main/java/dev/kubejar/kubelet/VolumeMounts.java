package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.VolumeMount;
import dev.kubejar.kubelet.container.ConfigProblem;
import dev.kubejar.kubelet.container.Expansion;
import dev.kubejar.kubelet.runtime.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Turns a container's volume mounts into the runtime's.
final class VolumeMounts {
    private VolumeMounts() {}

    /// Throws [ConfigProblem].
    ///
    /// @param volumes directories and files by the volume's name
    static Mount of(VolumeMount mount, Map<String, String> env, Map<String, Path> volumes) {
        Path volume = volumes.get(mount.name());
        if (volume == null) {
            throw new ConfigProblem(
                    "cannot find volume \"%s\" to mount into container".formatted(mount.name()));
        }
        String sub =
                mount.subPathExpr().isEmpty()
                        ? mount.subPath()
                        : Expansion.expand(mount.subPathExpr(), env);
        Path source = sub.isEmpty() ? volume : inside(volume, sub, mount);
        return new Mount(
                source.toString(), mount.mountPath(), mount.readOnly(), propagation(mount));
    }

    /// A path below the volume, made as a directory when it is missing; a link that leads out of
    /// the volume is refused.
    private static Path inside(Path volume, String sub, VolumeMount mount) {
        Path path = volume.resolve(sub).normalize();
        try {
            Path root = volume.toRealPath();
            if (!path.startsWith(volume)) {
                throw new ConfigProblem("must not contain '..'");
            }
            if (Files.notExists(path)) {
                Files.createDirectories(path);
            }
            Path real = path.toRealPath();
            if (!real.startsWith(root)) {
                throw new ConfigProblem(
                        "subpath \"%s\" not within volume path \"%s\"".formatted(real, root));
            }
            return real;
        } catch (IOException e) {
            throw new ConfigProblem(
                    "failed to prepare subPath for volumeMount \"%s\": %s"
                            .formatted(mount.name(), e));
        }
    }

    private static Mount.Propagation propagation(VolumeMount mount) {
        return switch (mount.mountPropagation()) {
            case "HostToContainer" -> Mount.Propagation.HOST_TO_CONTAINER;
            case "Bidirectional" -> Mount.Propagation.BIDIRECTIONAL;
            default -> Mount.Propagation.NONE;
        };
    }
}
