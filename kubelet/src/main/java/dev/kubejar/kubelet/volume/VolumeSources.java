package dev.kubejar.kubelet.volume;

import dev.kubejar.api.core.config.ConfigMap;
import dev.kubejar.api.core.config.Secret;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.volume.Volume;
import dev.kubejar.api.core.volume.Volume.DownwardFile;
import dev.kubejar.api.core.volume.Volume.DownwardFiles;
import dev.kubejar.api.core.volume.Volume.KeyFiles;
import dev.kubejar.api.core.volume.Volume.KeyToPath;
import dev.kubejar.api.core.volume.Volume.Projected;
import dev.kubejar.api.core.volume.Volume.Projection;
import dev.kubejar.kubelet.container.ConfigProblem;
import dev.kubejar.kubelet.container.Configs;
import dev.kubejar.kubelet.container.PodFields;
import dev.kubejar.kubelet.container.ResourceFields;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what a volume of configuration shows: its files by their path in the volume.
///
/// Source: [Projected volumes](https://kubernetes.io/docs/concepts/storage/projected-volumes/)
record VolumeSources(
        Pod pod, PodFields fields, ResourceFields resources, Configs configs, TokenSource tokens) {

    /// Empty when the volume shows no configuration; throws [ConfigProblem] when something it needs
    /// is not there.
    Optional<Map<String, VolumeFile>> files(Volume volume) {
        return volume.configMap()
                .map(source -> configMap(source, source.defaultMode()))
                .or(() -> volume.secret().map(source -> secret(source, source.defaultMode())))
                .or(() ->
                        volume.downwardApi().map(source -> downward(source, source.defaultMode())))
                .or(() -> volume.projected().map(this::projected));
    }

    private Map<String, VolumeFile> projected(Projected projected) {
        var files = new LinkedHashMap<String, VolumeFile>();
        for (Projection source : projected.sources()) {
            files.putAll(projection(source, projected.defaultMode()));
        }
        return files;
    }

    private Map<String, VolumeFile> projection(Projection source, int mode) {
        return source.configMap()
                .map(one -> configMap(one, mode))
                .or(() -> source.secret().map(one -> secret(one, mode)))
                .or(() -> source.downwardApi().map(one -> downward(one, mode)))
                .or(() ->
                        source.serviceAccountToken()
                                .map(asked ->
                                        Map.of(asked.path(), text(tokens.token(pod, asked), mode))))
                .orElse(Map.of());
    }

    private static VolumeFile text(String text, int mode) {
        return new VolumeFile(text.getBytes(StandardCharsets.UTF_8), mode);
    }

    // ---- ConfigMaps and Secrets

    private Map<String, VolumeFile> configMap(KeyFiles source, int mode) {
        Optional<ConfigMap> found = configs.configMap(pod.namespace(), source.name());
        if (found.isEmpty()) {
            return missing(source, "configmap");
        }
        var bytes = new LinkedHashMap<>(found.get().binaryData());
        found.get()
                .data()
                .forEach((key, value) -> bytes.put(key, value.getBytes(StandardCharsets.UTF_8)));
        return keys(bytes, source, mode, "references non-existent config key: ");
    }

    private Map<String, VolumeFile> secret(KeyFiles source, int mode) {
        Optional<Secret> found = configs.secret(pod.namespace(), source.name());
        return found.isEmpty()
                ? missing(source, "secret")
                : keys(found.get().data(), source, mode, "references non-existent secret key: ");
    }

    private static Map<String, VolumeFile> missing(KeyFiles source, String kind) {
        if (source.optional()) {
            return Map.of();
        }
        throw new ConfigProblem(kind + " \"" + source.name() + "\" not found");
    }

    private static Map<String, VolumeFile> keys(
            Map<String, byte[]> data, KeyFiles source, int mode, String problem) {
        var files = new LinkedHashMap<String, VolumeFile>();
        if (source.items().isEmpty()) {
            data.forEach((key, bytes) -> files.put(key, new VolumeFile(bytes, mode)));
        }
        for (KeyToPath item : source.items()) {
            byte[] bytes = data.get(item.key());
            if (bytes != null) {
                files.put(item.path(), new VolumeFile(bytes, item.mode().orElse(mode)));
            } else if (!source.optional()) {
                throw new ConfigProblem(problem + item.key());
            }
        }
        return files;
    }

    // ---- downward API

    private Map<String, VolumeFile> downward(DownwardFiles source, int mode) {
        var files = new LinkedHashMap<String, VolumeFile>();
        source.items()
                .forEach(item ->
                        files.put(item.path(), text(value(item), item.mode().orElse(mode))));
        return files;
    }

    private String value(DownwardFile item) {
        return item.fieldRef()
                .map(ref -> fields.value(ref.fieldPath()))
                .or(() ->
                        item.resourceFieldRef()
                                .map(ref -> resources.value(ref, ref.containerName())))
                .orElse("");
    }
}
