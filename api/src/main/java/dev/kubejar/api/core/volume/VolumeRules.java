package dev.kubejar.api.core.volume;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.api.rules.PathRules;
import dev.kubejar.api.rules.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What makes a pod's volumes invalid.
public final class VolumeRules {
    private static final List<String> HOST_PATH_TYPES =
            List.of(
                    "",
                    "BlockDevice",
                    "CharDevice",
                    "Directory",
                    "DirectoryOrCreate",
                    "File",
                    "FileOrCreate",
                    "Socket");
    private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

    /// In the order in which upstream looks: the first that is there is judged, others are too
    /// many.
    private static final List<String> SOURCES =
            List.of(
                    "emptyDir",
                    "hostPath",
                    "gitRepo",
                    "gcePersistentDisk",
                    "awsElasticBlockStore",
                    "secret",
                    "nfs",
                    "iscsi",
                    "glusterfs",
                    "flocker",
                    "persistentVolumeClaim",
                    "rbd",
                    "cinder",
                    "cephfs",
                    "quobyte",
                    "downwardAPI",
                    "fc",
                    "flexVolume",
                    "configMap",
                    "azureFile",
                    "vsphereVolume",
                    "photonPersistentDisk",
                    "portworxVolume",
                    "azureDisk",
                    "storageos",
                    "projected",
                    "scaleIO",
                    "csi",
                    "ephemeral",
                    "image");

    private VolumeRules() {}

    /// Judges all volumes of a pod, or of a template, whose `pod` name is empty. Returns the good
    /// ones by name, which may be mounted.
    public static Map<String, JsonObject> volumes(
            List<JsonObject> volumes, String pod, String path, Problems problems) {
        Set<String> made =
                volumes.stream()
                        .filter(it -> it.has("ephemeral") && !pod.isEmpty())
                        .map(it -> pod + "-" + it.string("name"))
                        .collect(Collectors.toSet());
        var good = new HashMap<String, JsonObject>();
        for (int i = 0; i < volumes.size(); i++) {
            JsonObject volume = volumes.get(i);
            String at = path + "[" + i + "]";
            String name = volume.string("name");
            var own = new Problems();
            source(volume, pod, at, own);
            own.requiredName(at + ".name", name, Names.label(name));
            if (good.containsKey(name)) {
                own.duplicate(at + ".name", name);
            }
            if (own.isEmpty()) {
                good.put(name, volume);
            }
            problems.addAll(own.list());
            String claim = volume.object("persistentVolumeClaim").string("claimName");
            if (made.contains(claim)) {
                problems.invalid(
                        at + ".persistentVolumeClaim.claimName",
                        claim,
                        "must not reference a PVC that gets created for an ephemeral volume");
            }
        }
        return good;
    }

    private static void source(JsonObject volume, String pod, String path, Problems problems) {
        List<String> sources = SOURCES.stream().filter(volume::has).toList();
        if (sources.isEmpty()) {
            problems.required(path, "must specify a volume type");
            return;
        }
        String kind = sources.getFirst();
        source(kind, volume.object(kind), path + "." + shown(kind), problems);
        if (kind.equals("ephemeral") && !pod.isEmpty()) {
            claimName(volume.string("name"), pod, path + ".name", problems);
        }
        sources.stream()
                .skip(1)
                .forEach(it ->
                        problems.forbidden(
                                path + "." + forbidden(it),
                                "may not specify more than 1 volume type"));
        JsonObject iscsi = volume.object("iscsi");
        String place = volume.string("name") + ":" + iscsi.string("targetPortal");
        if (iscsi.has("initiatorName") && place.length() > 64) {
            problems.invalid(
                    path + ".name",
                    volume.string("name"),
                    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters"
                            + " if iscsi.initiatorName is specified.");
        }
    }

    /// Upstream's paths differ from the field's name in a few places.
    static String shown(String kind) {
        return kind.equals("gcePersistentDisk") ? "persistentDisk" : kind;
    }

    static String forbidden(String kind) {
        return switch (kind) {
            case "cephfs" -> "cephFS";
            case "downwardAPI" -> "downwarAPI";
            default -> kind;
        };
    }

    private static void claimName(String volume, String pod, String path, Problems problems) {
        String claim = pod + "-" + volume;
        for (String why : Names.subdomain(claim)) {
            problems.invalid(path, volume, "PVC name \"" + claim + "\": " + why);
        }
    }

    private static void source(String kind, JsonObject source, String path, Problems problems) {
        switch (kind) {
            case "emptyDir" -> emptyDir(source, path, problems);
            case "hostPath" -> hostPath(source, path, problems);
            case "gitRepo" -> {
                if (source.string("repository").isEmpty()) {
                    problems.required(path + ".repository");
                }
                PathRules.descending(source.string("directory"), path + ".directory", problems);
            }
            case "secret" -> ProjectionRules.files(source, "secretName", path, problems);
            case "configMap" -> ProjectionRules.files(source, "name", path, problems);
            case "downwardAPI" -> {
                ProjectionRules.defaultMode(source, path, problems);
                ProjectionRules.downwardItems(source.objects("items"), path, problems);
            }
            case "projected" -> ProjectionRules.projected(source, path, problems);
            case "persistentVolumeClaim" -> {
                if (source.string("claimName").isEmpty()) {
                    problems.required(path + ".claimName");
                }
            }
            case "ephemeral" -> ephemeral(source, path + ".volumeClaimTemplate", problems);
            case "image" -> image(source, path, problems);
            default -> new RemoteVolumeRules(Optional.empty(), problems).source(kind, source, path);
        }
    }

    private static void emptyDir(JsonObject source, String path, Problems problems) {
        source.find("sizeLimit")
                .filter(VolumeRules::isNegative)
                .ifPresent(_ ->
                        problems.forbidden(
                                path + ".sizeLimit",
                                "SizeLimit field must be a valid resource quantity"));
    }

    private static boolean isNegative(Json amount) {
        try {
            return Quantity.of(amount).sign() < 0;
        } catch (QuantityParseException e) {
            return true;
        }
    }

    static void hostPath(JsonObject source, String path, Problems problems) {
        String file = source.string("path");
        if (file.isEmpty()) {
            problems.required(path + ".path");
            return;
        }
        PathRules.noBacksteps(file, path + ".path", problems);
        problems.oneOf(path + ".type", source.string("type"), HOST_PATH_TYPES);
    }

    private static void ephemeral(JsonObject source, String path, Problems problems) {
        if (!source.has("volumeClaimTemplate")) {
            problems.required(path);
            return;
        }
        JsonObject template = source.object("volumeClaimTemplate");
        ClaimRules.template(template, path, problems);
    }

    private static void image(JsonObject source, String path, Problems problems) {
        problems.requiredOneOf(path + ".pullPolicy", source.string("pullPolicy"), PULL_POLICIES);
    }
}
