package dev.kubejar.api.core.volume;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What makes volumes on storage systems invalid, whether a pod names them or a PersistentVolume.
///
/// @param owner the PersistentVolume that names it, whose references say their namespace; empty for
///   a pod's
record RemoteVolumeRules(Optional<String> owner, Problems problems) {
    /// The fields that must be there, by source, where that is all there is to check.
    private static final Map<String, List<String>> REQUIRED =
            Map.ofEntries(
                    Map.entry("rbd", List.of("monitors", "image")),
                    Map.entry("cephfs", List.of("monitors")),
                    Map.entry("vsphereVolume", List.of("volumePath")),
                    Map.entry("photonPersistentDisk", List.of("pdID")),
                    Map.entry("portworxVolume", List.of("volumeID")),
                    Map.entry("scaleIO", List.of("gateway", "system", "volumeName")),
                    Map.entry("awsElasticBlockStore", List.of("volumeID")),
                    Map.entry("gcePersistentDisk", List.of("pdName")),
                    Map.entry("azureFile", List.of("secretName", "shareName")),
                    Map.entry("glusterfs", List.of("endpoints", "path")),
                    Map.entry("cinder", List.of("volumeID")),
                    Map.entry("nfs", List.of("server", "path")),
                    Map.entry("flexVolume", List.of("driver")),
                    Map.entry("azureDisk", List.of("diskName", "diskURI")));

    private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
    private static final List<String> DISK_KINDS = List.of("Dedicated", "Managed", "Shared");
    private static final String SCHEME =
            "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
    private static final String RESOURCE =
            "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";

    private boolean isPersistent() {
        return owner.isPresent();
    }

    /// Judges the source `kind` at `path`.
    void source(String kind, JsonObject source, String path) {
        for (String field : REQUIRED.getOrDefault(kind, List.of())) {
            boolean isList = field.equals("monitors");
            if (isList ? source.array(field).isEmpty() : source.string(field).isEmpty()) {
                problems.required(path + "." + field);
            }
        }
        switch (kind) {
            case "gcePersistentDisk", "awsElasticBlockStore" -> partition(source, path);
            case "nfs" -> {
                if (!source.string("path").startsWith("/")) {
                    problems.invalid(
                            path + ".path", source.string("path"), "must be an absolute path");
                }
            }
            case "flexVolume" -> flex(source, path);
            case "azureDisk" -> azureDisk(source, path);
            case "azureFile" -> azureFile(source, path);
            case "glusterfs" -> endpointsNamespace(source, path);
            case "cinder" -> secretRef(source, path);
            case "iscsi" -> new IscsiRules(owner, problems).source(source, path);
            case "fc" -> fibreChannel(source, path);
            case "quobyte" -> quobyte(source, path);
            case "flocker" -> flocker(source, path);
            case "storageos" -> storageOs(source, path);
            case "csi" -> csi(source, path);
            default -> {} // all its required fields are there
        }
    }

    private void partition(JsonObject source, String path) {
        long partition = source.integer("partition", 0);
        if (partition < 0 || partition > 255) {
            problems.invalid(
                    path + ".partition", partition, "must be between 1 and 255, inclusive");
        }
    }

    private void flex(JsonObject source, String path) {
        for (String option : source.object("options").keys()) {
            String home = "." + option.split("/", 2)[0].toLowerCase(Locale.ROOT);
            if (home.endsWith(".kubernetes.io") || home.endsWith(".k8s.io")) {
                problems.invalid(
                        path + ".options[" + option + "]",
                        option,
                        "kubernetes.io and k8s.io namespaces are reserved");
            }
        }
    }

    private void azureDisk(JsonObject source, String path) {
        source.findString("cachingMode")
                .ifPresent(it -> problems.oneOf(path + ".cachingMode", it, CACHING_MODES));
        String kind = source.string("kind");
        String uri = source.string("diskURI");
        if (kind.isEmpty()) {
            return;
        }
        problems.oneOf(path + ".kind", kind, DISK_KINDS);
        boolean managed = kind.equals("Managed");
        if (!uri.startsWith(managed ? "/subscriptions/" : "https://")) {
            problems.oneOf(path + ".diskURI", uri, List.of(managed ? RESOURCE : SCHEME));
        }
    }

    private void azureFile(JsonObject source, String path) {
        if (isPersistent()
                && source.findString("secretNamespace").filter(String::isEmpty).isPresent()) {
            problems.required(path + ".secretNamespace");
        }
    }

    private void endpointsNamespace(JsonObject source, String path) {
        String at = path + ".endpointsNamespace";
        String namespace = source.string("endpointsNamespace");
        if (!isPersistent() || !source.has("endpointsNamespace")) {
            return;
        }
        if (namespace.isEmpty()) {
            problems.invalid(
                    at,
                    namespace,
                    "if the endpointnamespace is set, it must be a valid namespace name");
        } else {
            problems.complaints(at, namespace, Names.label(namespace));
        }
    }

    private void secretRef(JsonObject source, String path) {
        source.findObject("secretRef")
                .ifPresent(ref -> {
                    if (ref.string("name").isEmpty()) {
                        problems.required(path + ".secretRef.name");
                    }
                    if (isPersistent() && ref.string("namespace").isEmpty()) {
                        problems.required(path + ".secretRef.namespace");
                    }
                });
    }

    private void fibreChannel(JsonObject source, String path) {
        JsonArray targets = source.array("targetWWNs");
        JsonArray ids = source.array("wwids");
        if (targets.isEmpty() && ids.isEmpty()) {
            problems.required(
                    path + ".targetWWNs", "must specify either targetWWNs or wwids, but not both");
        }
        if (!targets.isEmpty() && !ids.isEmpty()) {
            problems.invalid(
                    path + ".targetWWNs",
                    targets,
                    "targetWWNs and wwids can not be specified simultaneously");
        }
        if (!targets.isEmpty()) {
            if (source.has("lun")) {
                problems.inRange(source, path, "lun", 0, 255);
            } else {
                problems.required(path + ".lun", "lun is required if targetWWNs is specified");
            }
        }
    }

    private void quobyte(JsonObject source, String path) {
        String registry = source.string("registry");
        String words = "must be a host:port pair or multiple pairs separated by commas";
        if (registry.isEmpty()) {
            problems.required(path + ".registry", words);
        } else if (source.string("tenant").length() >= 65) {
            problems.required(
                    path + ".tenant",
                    "must be a UUID and may not exceed a length of 64 characters");
        } else {
            for (String pair : registry.split(",", -1)) {
                if (!pair.matches("(\\[[^\\]]*\\]|[^:]*):[^:]*")) {
                    problems.invalid(path + ".registry", registry, words);
                }
            }
        }
        if (source.string("volume").isEmpty()) {
            problems.required(path + ".volume");
        }
    }

    private void flocker(JsonObject source, String path) {
        String name = source.string("datasetName");
        boolean hasId = !source.string("datasetUUID").isEmpty();
        if (name.isEmpty() && !hasId) {
            problems.required(path, "one of datasetName and datasetUUID is required");
        }
        if (!name.isEmpty() && hasId) {
            problems.invalid(
                    path,
                    "resource",
                    "datasetName and datasetUUID can not be specified simultaneously");
        }
        if (name.contains("/")) {
            problems.invalid(path + ".datasetName", name, "must not contain '/'");
        }
    }

    private void storageOs(JsonObject source, String path) {
        String name = source.string("volumeName");
        problems.requiredName(path + ".volumeName", name, Names.label(name));
        String namespace = source.string("volumeNamespace");
        if (!namespace.isEmpty()) {
            problems.complaints(path + ".volumeNamespace", namespace, Names.label(namespace));
        }
        secretRef(source, path);
    }

    private void csi(JsonObject source, String path) {
        String driver = source.string("driver");
        if (driver.isEmpty()) {
            problems.required(path + ".driver");
        }
        if (driver.length() > 63) {
            problems.tooLong(path + ".driver", 63);
        }
        problems.complaints(
                path + ".driver", driver, Names.subdomain(driver.toLowerCase(Locale.ROOT)));
        if (isPersistent()) {
            if (source.string("volumeHandle").isEmpty()) {
                problems.required(path + ".volumeHandle");
            }
            for (String ref :
                    List.of(
                            "controllerPublishSecretRef",
                            "controllerExpandSecretRef",
                            "nodePublishSecretRef",
                            "nodeExpandSecretRef")) {
                source.findObject(ref).ifPresent(it -> fullSecretRef(it, path + "." + ref));
            }
        } else {
            source.findObject("nodePublishSecretRef")
                    .ifPresent(ref -> {
                        String name = ref.string("name");
                        if (name.isEmpty()) {
                            problems.required(path + ".nodePublishSecretRef.name");
                        } else {
                            problems.complaints(path + ".name", name, Names.subdomain(name));
                        }
                    });
        }
    }

    private void fullSecretRef(JsonObject ref, String path) {
        String name = ref.string("name");
        problems.requiredName(path + ".name", name, Names.subdomain(name));
        String namespace = ref.string("namespace");
        problems.requiredName(path + ".namespace", namespace, Names.label(namespace));
    }
}
