package dev.kubejar.api.core.volume;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.PathRules;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Optional;

/// What makes the storage that the spec of a PersistentVolume names invalid.
///
/// @param name that of the volume, empty in a spec without one
/// @param path that of the spec
record PersistentSourceRules(String name, String path, Problems problems) {
    /// In the order in which upstream looks: the first that is there is judged, others are too
    /// many.
    private static final List<String> SOURCES =
            List.of(
                    "hostPath",
                    "gcePersistentDisk",
                    "awsElasticBlockStore",
                    "glusterfs",
                    "flocker",
                    "nfs",
                    "rbd",
                    "quobyte",
                    "cephfs",
                    "iscsi",
                    "cinder",
                    "fc",
                    "flexVolume",
                    "azureFile",
                    "vsphereVolume",
                    "photonPersistentDisk",
                    "portworxVolume",
                    "azureDisk",
                    "scaleIO",
                    "local",
                    "storageos",
                    "csi");

    static JsonObject sources(JsonObject spec) {
        var sources = JsonObject.builder();
        SOURCES.forEach(it -> spec.find(it).ifPresent(source -> sources.put(it, source)));
        return sources.build();
    }

    void judge(JsonObject spec) {
        List<String> sources = SOURCES.stream().filter(spec::has).toList();
        if (sources.isEmpty()) {
            problems.required(path, "must specify a volume type");
            return;
        }
        String kind = sources.getFirst();
        JsonObject source = spec.object(kind);
        String at = path + "." + VolumeRules.shown(kind);
        switch (kind) {
            case "hostPath" -> VolumeRules.hostPath(source, at, problems);
            case "local" -> local(spec, source.string("path"), at);
            default -> remote(kind, source, at);
        }
        for (String other : sources.subList(1, sources.size())) {
            if (other.equals("flexVolume")) { // upstream never finds it one too many
                remote(other, spec.object(other), path + "." + other);
            } else {
                problems.forbidden(
                        path + "." + VolumeRules.forbidden(other),
                        "may not specify more than 1 volume type");
            }
        }
    }

    private void remote(String kind, JsonObject source, String at) {
        new RemoteVolumeRules(Optional.of(name), problems).source(kind, source, at);
    }

    private void local(JsonObject spec, String file, String at) {
        if (file.isEmpty()) {
            problems.required(at + ".path");
        } else {
            PathRules.noBacksteps(file, at + ".path", problems);
        }
        if (!spec.has("nodeAffinity")) {
            problems.required(path + ".nodeAffinity", "Local volume requires node affinity");
        }
    }

    void attributesClass(JsonObject spec) {
        if (!spec.has("volumeAttributesClassName")) {
            return;
        }
        String at = path + ".volumeAttributesClassName";
        String asked = spec.string("volumeAttributesClassName");
        if (asked.isEmpty()) {
            problems.required(at, "an empty string is disallowed");
        } else {
            problems.complaints(at, asked, Names.subdomain(asked));
        }
        if (!spec.has("csi")) {
            problems.required(
                    path + ".csi", "has to be specified when using volumeAttributesClassName");
        }
    }
}
