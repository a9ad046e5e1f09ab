package dev.kubejar.api.core;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What makes a pod's volumes, and their mounts, invalid.
final class VolumeRules {
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
    private static final List<String> PROPAGATIONS =
            List.of("Bidirectional", "HostToContainer", "None");

    private VolumeRules() {}

    /// Returns the names of the good volumes, which may be mounted.
    static Set<String> volumes(List<JsonObject> volumes, String path, Problems problems) {
        var names = new HashSet<String>();
        for (int i = 0; i < volumes.size(); i++) {
            String at = path + "[" + i + "]";
            String name = volumes.get(i).string("name");
            var own = new Problems();
            source(volumes.get(i), at, own);
            own.requiredName(at + ".name", name, Names.label(name));
            if (names.contains(name)) {
                own.duplicate(at + ".name", name);
            }
            if (own.isEmpty()) {
                names.add(name);
            }
            problems.addAll(own.list());
        }
        return names;
    }

    private static void source(JsonObject volume, String path, Problems problems) {
        List<String> sources = volume.keys().stream().filter(it -> !it.equals("name")).toList();
        if (sources.isEmpty()) {
            problems.required(path, "must specify a volume type");
            return;
        }
        sources.stream()
                .skip(1)
                .forEach(it ->
                        problems.forbidden(
                                path + "." + it, "may not specify more than 1 volume type"));
        String kind = sources.getFirst();
        source(kind, volume.object(kind), path + "." + kind, problems);
    }

    private static void source(String kind, JsonObject source, String path, Problems problems) {
        switch (kind) {
            case "emptyDir" -> emptyDir(source, path, problems);
            case "hostPath" -> hostPath(source, path, problems);
            case "secret" -> files(source, "secretName", path, problems);
            case "configMap" -> files(source, "name", path, problems);
            case "downwardAPI" -> {
                mode(source, path, "defaultMode", problems);
                downwardItems(source.objects("items"), path + ".items", problems);
            }
            case "projected" -> projected(source, path, problems);
            case "persistentVolumeClaim" -> {
                if (source.string("claimName").isEmpty()) {
                    problems.required(path + ".claimName");
                }
            }
            default -> {} // the sources that no node of this cluster can mount
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

    private static void hostPath(JsonObject source, String path, Problems problems) {
        String file = source.string("path");
        if (file.isEmpty()) {
            problems.required(path + ".path");
        } else {
            noBacksteps(file, path + ".path", problems);
        }
        problems.oneOf(path + ".type", source.string("type"), HOST_PATH_TYPES);
    }

    private static void files(JsonObject source, String nameField, String path, Problems problems) {
        if (source.string(nameField).isEmpty()) {
            problems.required(path + "." + nameField);
        }
        mode(source, path, "defaultMode", problems);
        List<JsonObject> items = source.objects("items");
        for (int i = 0; i < items.size(); i++) {
            String at = path + ".items[" + i + "]";
            if (items.get(i).string("key").isEmpty()) {
                problems.required(at + ".key");
            }
            file(items.get(i).string("path"), at + ".path", problems);
            mode(items.get(i), at, "mode", problems);
        }
    }

    private static void downwardItems(List<JsonObject> items, String path, Problems problems) {
        for (int i = 0; i < items.size(); i++) {
            JsonObject item = items.get(i);
            String at = path + "[" + i + "]";
            file(item.string("path"), at + ".path", problems);
            item.findObject("fieldRef")
                    .ifPresent(it ->
                            EnvRules.fieldRef(
                                    it, EnvRules.FILE_FIELDS, at + ".fieldRef", problems));
            item.findObject("resourceFieldRef")
                    .ifPresent(it ->
                            EnvRules.resourceFieldRef(it, at + ".resourceFieldRef", problems));
            if (item.has("fieldRef") && item.has("resourceFieldRef")) {
                problems.invalid(
                        at,
                        "resource",
                        "fieldRef and resourceFieldRef can not be specified simultaneously");
            } else if (!item.has("fieldRef") && !item.has("resourceFieldRef")) {
                problems.required(
                        at + ".fieldRef", "one of fieldRef and resourceFieldRef is required");
            }
            mode(item, at, "mode", problems);
        }
    }

    private static void projected(JsonObject source, String path, Problems problems) {
        mode(source, path, "defaultMode", problems);
        List<JsonObject> sources = source.objects("sources");
        for (int i = 0; i < sources.size(); i++) {
            String at = path + ".sources[" + i + "]";
            JsonObject one = sources.get(i);
            if (one.isEmpty()) {
                problems.required(at, "must specify a volume type");
            }
            one.findObject("secret").ifPresent(it -> files(it, "name", at + ".secret", problems));
            one.findObject("configMap")
                    .ifPresent(it -> files(it, "name", at + ".configMap", problems));
            downwardItems(
                    one.object("downwardAPI").objects("items"), at + ".downwardAPI", problems);
            one.findObject("serviceAccountToken")
                    .ifPresent(it -> token(it, at + ".serviceAccountToken", problems));
        }
    }

    private static void token(JsonObject token, String path, Problems problems) {
        long seconds = token.integer("expirationSeconds", 3600);
        if (seconds < 600) {
            problems.invalid(
                    path + ".expirationSeconds",
                    seconds,
                    "may not specify a duration less than 10 minutes");
        }
        if (token.string("path").isEmpty()) {
            problems.required(path + ".path");
        }
    }

    private static void mode(JsonObject json, String path, String field, Problems problems) {
        long mode = json.integer(field, 0);
        if (mode < 0 || mode > 0777) {
            problems.invalid(
                    path + "." + field,
                    mode,
                    "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }

    /// A file below the volume.
    private static void file(String file, String path, Problems problems) {
        if (file.isEmpty()) {
            problems.required(path);
        } else {
            descending(file, path, problems);
            if (file.startsWith("..") && !file.equals("..") && !file.startsWith("../")) {
                problems.invalid(path, file, "must not start with '..'");
            }
        }
    }

    private static void descending(String file, String path, Problems problems) {
        if (file.startsWith("/")) {
            problems.invalid(path, file, "must be a relative path");
        }
        noBacksteps(file, path, problems);
    }

    private static void noBacksteps(String file, String path, Problems problems) {
        if (List.of(file.split("/", -1)).contains("..")) {
            problems.invalid(path, file, "must not contain '..'");
        }
    }

    static void mounts(
            List<JsonObject> mounts, String path, Set<String> volumes, Problems problems) {
        var places = new HashSet<String>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonObject mount = mounts.get(i);
            String at = path + "[" + i + "]";
            String name = mount.string("name");
            if (name.isEmpty()) {
                problems.required(at + ".name");
            }
            if (!volumes.contains(name)) {
                problems.notFound(at + ".name", name);
            }
            String place = mount.string("mountPath");
            if (place.isEmpty()) {
                problems.required(at + ".mountPath");
            }
            if (!places.add(place)) {
                problems.invalid(at + ".mountPath", place, "must be unique");
            }
            subPaths(mount, at, problems);
            mount.findString("mountPropagation")
                    .ifPresent(it -> problems.oneOf(at + ".mountPropagation", it, PROPAGATIONS));
        }
    }

    private static void subPaths(JsonObject mount, String path, Problems problems) {
        String plain = mount.string("subPath");
        String expression = mount.string("subPathExpr");
        if (!plain.isEmpty()) {
            descending(plain, path + ".subPath", problems);
        }
        if (!expression.isEmpty()) {
            if (!plain.isEmpty()) {
                problems.invalid(
                        path + ".subPathExpr",
                        expression,
                        "subPathExpr and subPath are mutually exclusive");
            }
            descending(expression, path + ".subPathExpr", problems);
        }
    }
}
