package dev.kubejar.api.builtin;

import dev.kubejar.api.View;
import dev.kubejar.api.core.volume.PersistentVolume;
import dev.kubejar.api.core.volume.PersistentVolumeClaim;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How storage and claims for it print.
final class VolumeColumns {
    private static final String UNSET = "<unset>";
    private static final Map<String, String> MODES = modes();

    private static Map<String, String> modes() {
        var modes = new LinkedHashMap<String, String>();
        modes.put("ReadWriteOnce", "RWO");
        modes.put("ReadOnlyMany", "ROX");
        modes.put("ReadWriteMany", "RWX");
        modes.put("ReadWriteOncePod", "RWOP");
        return modes;
    }

    static final List<Column> PERSISTENT_VOLUME =
            Columns.of(PersistentVolume.KIND)
                    .name()
                    .text("Capacity", "How much it holds", PersistentVolume::capacity)
                    .text("Access Modes", "Who may mount it", it -> modes(it.accessModes()))
                    .text(
                            "Reclaim Policy",
                            "What becomes of it after its claim",
                            PersistentVolume::reclaimPolicy)
                    .text("Status", "Whether a claim has it", it -> phase(it, it.status()))
                    .text("Claim", "The claim that has it", VolumeColumns::claim)
                    .text("StorageClass", "Class of the storage", PersistentVolume::storageClass)
                    .text(
                            "VolumeAttributesClass",
                            "Class of its attributes",
                            it -> orUnset(it, "volumeAttributesClassName"))
                    .text("Reason", "Why it is as it is", it -> it.status().string("reason"))
                    .age()
                    .wide("VolumeMode", "Filesystem or Block", it -> orUnset(it, "volumeMode"))
                    .list();

    static final List<Column> PERSISTENT_VOLUME_CLAIM =
            Columns.of(PersistentVolumeClaim.KIND)
                    .name()
                    .text("Status", "Whether it has a volume", it -> phase(it, it.status()))
                    .text("Volume", "The volume that it has", PersistentVolumeClaim::volumeName)
                    .text("Capacity", "How much that holds", VolumeColumns::claimed)
                    .text("Access Modes", "Who may mount it", VolumeColumns::claimedModes)
                    .text(
                            "StorageClass",
                            "Class of the storage",
                            PersistentVolumeClaim::storageClass)
                    .text(
                            "VolumeAttributesClass",
                            "Class of its attributes",
                            it -> orUnset(it, "volumeAttributesClassName"))
                    .age()
                    .wide("VolumeMode", "Filesystem or Block", it -> orUnset(it, "volumeMode"))
                    .list();

    private VolumeColumns() {}

    private static String phase(View view, JsonObject status) {
        return view.isDeleting() ? "Terminating" : status.string("phase");
    }

    private static String orUnset(View view, String field) {
        return view.object().spec().findString(field).orElse(UNSET);
    }

    private static String modes(List<String> modes) {
        return MODES.entrySet().stream()
                .filter(it -> modes.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
    }

    private static String claim(PersistentVolume volume) {
        JsonObject ref = volume.claimRef();
        return ref.isEmpty() ? "" : ref.string("namespace") + "/" + ref.string("name");
    }

    private static String claimed(PersistentVolumeClaim claim) {
        return claim.volumeName().isEmpty()
                ? ""
                : claim.status().object("capacity").findString("storage").orElse("0");
    }

    private static String claimedModes(PersistentVolumeClaim claim) {
        return claim.volumeName().isEmpty() ? "" : modes(claim.status().strings("accessModes"));
    }
}
