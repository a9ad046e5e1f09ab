package dev.kubejar.api.core.volume;

import dev.kubejar.api.core.container.ContainerDefaults;
import dev.kubejar.api.core.container.ImageName;
import dev.kubejar.api.json.JsonBoolean;
import dev.kubejar.api.json.JsonObject;

/// What a volume gets when it says nothing.
public final class VolumeDefaults {
    private static final long FILE_MODE = 0644;

    private VolumeDefaults() {}

    public static JsonObject volume(JsonObject volume) {
        boolean hasSource = volume.keys().stream().anyMatch(it -> !it.equals("name"));
        JsonObject sourced = hasSource ? volume : volume.with("emptyDir", JsonObject.EMPTY);
        return remote(sourced)
                .mapObject("secret", VolumeDefaults::mode)
                .mapObject("configMap", VolumeDefaults::mode)
                .mapObject("downwardAPI", it -> downward(mode(it)))
                .mapObject(
                        "projected",
                        it -> mode(it).mapObjects("sources", VolumeDefaults::projection))
                .mapObject("hostPath", VolumeDefaults::hostPath)
                .mapObject("ephemeral", VolumeDefaults::ephemeral)
                .mapObject(
                        "image",
                        it ->
                                it.withDefault(
                                        "pullPolicy",
                                        ImageName.pullPolicy(it.string("reference"))));
    }

    /// For the spec of a PersistentVolume.
    static JsonObject persistent(JsonObject spec) {
        return remote(spec).mapObject("hostPath", VolumeDefaults::hostPath);
    }

    /// The sources that pods and PersistentVolumes have in common.
    private static JsonObject remote(JsonObject owner) {
        return owner.mapObject("iscsi", it -> it.withDefault("iscsiInterface", "default"))
                .mapObject(
                        "rbd",
                        it ->
                                it.withDefault("pool", "rbd")
                                        .withDefault("user", "admin")
                                        .withDefault("keyring", "/etc/ceph/keyring"))
                .mapObject(
                        "azureDisk",
                        it ->
                                it.withDefault("cachingMode", "ReadWrite")
                                        .withDefault("kind", "Shared")
                                        .withDefault("fsType", "ext4")
                                        .withDefault("readOnly", JsonBoolean.FALSE))
                .mapObject(
                        "scaleIO",
                        it ->
                                it.withDefault("storageMode", "ThinProvisioned")
                                        .withDefault("fsType", "xfs"));
    }

    private static JsonObject mode(JsonObject source) {
        return source.withDefault("defaultMode", FILE_MODE);
    }

    private static JsonObject ephemeral(JsonObject ephemeral) {
        return ephemeral.mapObject(
                "volumeClaimTemplate",
                it ->
                        it.withDefault("metadata", JsonObject.EMPTY)
                                .mapObject("spec", ClaimRules::defaultedSpec));
    }

    private static JsonObject hostPath(JsonObject hostPath) {
        return hostPath.withDefault("type", "");
    }

    private static JsonObject downward(JsonObject source) {
        return source.mapObjects(
                "items",
                it ->
                        it.mapObject("fieldRef", ContainerDefaults::fieldRef)
                                .mapObject(
                                        "resourceFieldRef",
                                        ref -> ref.withDefault("divisor", "0")));
    }

    private static JsonObject projection(JsonObject source) {
        return source.mapObject("downwardAPI", VolumeDefaults::downward)
                .mapObject("serviceAccountToken", it -> it.withDefault("expirationSeconds", 3600));
    }
}
