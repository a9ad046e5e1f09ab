package dev.kubejar.kubelet;

import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.volume.Volume;
import dev.kubejar.api.core.volume.Volume.KeyFiles;
import dev.kubejar.api.core.volume.Volume.Projection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which ConfigMaps and Secrets of its namespace a pod refers to.
final class References {
    private References() {}

    static Set<String> configMaps(Pod pod) {
        var names = new HashSet<String>();
        addFiles(pod, Volume::configMap, Projection::configMap, names);
        for (Container container : pod.spec().allContainers()) {
            container.envFrom().stream()
                    .flatMap(source -> source.configMapRef().stream())
                    .forEach(ref -> names.add(ref.name()));
            container.env().stream()
                    .flatMap(variable -> variable.configMapKeyRef().stream())
                    .forEach(ref -> names.add(ref.name()));
        }
        return names;
    }

    static Set<String> secrets(Pod pod) {
        var names = new HashSet<String>(pod.spec().imagePullSecrets());
        addFiles(pod, Volume::secret, Projection::secret, names);
        for (Container container : pod.spec().allContainers()) {
            container.envFrom().stream()
                    .flatMap(source -> source.secretRef().stream())
                    .forEach(ref -> names.add(ref.name()));
            container.env().stream()
                    .flatMap(variable -> variable.secretKeyRef().stream())
                    .forEach(ref -> names.add(ref.name()));
        }
        return names;
    }

    private static void addFiles(
            Pod pod,
            Function<Volume, Optional<KeyFiles>> ofVolume,
            Function<Projection, Optional<KeyFiles>> ofProjection,
            Set<String> names) {
        for (Volume volume : pod.spec().volumes()) {
            ofVolume.apply(volume).ifPresent(files -> names.add(files.name()));
            volume.projected().stream()
                    .flatMap(projected -> projected.sources().stream())
                    .flatMap(source -> ofProjection.apply(source).stream())
                    .forEach(files -> names.add(files.name()));
        }
    }
}
