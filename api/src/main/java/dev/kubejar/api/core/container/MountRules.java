package dev.kubejar.api.core.container;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.PathRules;
import dev.kubejar.api.rules.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What makes a container's mounts and block devices invalid.
final class MountRules {
    private static final List<String> PROPAGATIONS =
            List.of("Bidirectional", "HostToContainer", "None");
    private static final List<String> RECURSIONS = List.of("Disabled", "Enabled", "IfPossible");

    private MountRules() {}

    /// @param path of the container
    static void problems(
            JsonObject container, Map<String, JsonObject> volumes, String path, Problems problems) {
        List<JsonObject> mounts = container.objects("volumeMounts");
        List<JsonObject> devices = container.objects("volumeDevices");
        var places = new HashSet<String>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonObject mount = mounts.get(i);
            String at = path + ".volumeMounts[" + i + "]";
            name(mount.string("name"), volumes.keySet(), at + ".name", problems);
            String place = mount.string("mountPath");
            if (place.isEmpty()) {
                problems.required(at + ".mountPath");
            }
            if (!places.add(place)) {
                problems.invalid(at + ".mountPath", place, "must be unique");
            }
            notBoth(mount.string("name"), values(devices, "name"), at + ".name", "", problems);
            notBoth(
                    place,
                    values(devices, "devicePath"),
                    at + ".mountPath",
                    " as a path",
                    problems);
            subPaths(mount, at, path + ".volumeMounts", problems);
            propagation(mount, container, path + ".volumeMounts", problems);
        }
        devices(devices, mounts, volumes, path + ".volumeDevices", problems);
    }

    private static Set<String> values(List<JsonObject> list, String field) {
        return list.stream().map(it -> it.string(field)).collect(Collectors.toSet());
    }

    private static void name(String name, Set<String> volumes, String path, Problems problems) {
        if (name.isEmpty()) {
            problems.required(path);
        }
        if (!volumes.contains(name)) {
            problems.notFound(path, name);
        }
    }

    private static void notBoth(
            String value, Set<String> devices, String path, String as, Problems problems) {
        if (devices.contains(value)) {
            problems.invalid(path, value, "must not already exist" + as + " in volumeDevices");
        }
    }

    /// As upstream, complaints about a path do not say which mount it is.
    private static void subPaths(
            JsonObject mount, String path, String listPath, Problems problems) {
        String plain = mount.string("subPath");
        String expression = mount.string("subPathExpr");
        if (!plain.isEmpty()) {
            PathRules.descending(plain, listPath + ".subPath", problems);
        }
        if (!expression.isEmpty()) {
            if (!plain.isEmpty()) {
                problems.invalid(
                        path + ".subPathExpr",
                        expression,
                        "subPathExpr and subPath are mutually exclusive");
            }
            PathRules.descending(expression, listPath + ".subPathExpr", problems);
        }
    }

    private static void propagation(
            JsonObject mount, JsonObject container, String path, Problems problems) {
        String propagation = mount.string("mountPropagation");
        if (mount.has("mountPropagation")) {
            problems.oneOf(path + ".mountPropagation", propagation, PROPAGATIONS);
            if (propagation.equals("Bidirectional")
                    && !container.object("securityContext").bool("privileged")) {
                problems.forbidden(
                        path + ".mountPropagation",
                        "Bidirectional mount propagation is available only to privileged"
                                + " containers");
            }
        }
        if (!mount.has("recursiveReadOnly")) {
            return;
        }
        String recursion = mount.string("recursiveReadOnly");
        String at = path + ".recursiveReadOnly";
        problems.oneOf(at, recursion, RECURSIONS);
        if (RECURSIONS.contains(recursion) && !recursion.equals("Disabled")) {
            if (!mount.bool("readOnly")) {
                problems.forbidden(at, "may only be specified when readOnly is true");
            }
            if (mount.has("mountPropagation") && !propagation.equals("None")) {
                problems.forbidden(
                        at, "may only be specified when mountPropagation is None or not specified");
            }
        }
    }

    private static void devices(
            List<JsonObject> devices,
            List<JsonObject> mounts,
            Map<String, JsonObject> volumes,
            String path,
            Problems problems) {
        var names = new HashSet<String>();
        var places = new HashSet<String>();
        Set<String> mounted = values(mounts, "name");
        Set<String> mountPaths = values(mounts, "mountPath");
        for (int i = 0; i < devices.size(); i++) {
            String at = path + "[" + i + "]";
            String name = devices.get(i).string("name");
            String place = devices.get(i).string("devicePath");
            if (name.isEmpty()) {
                problems.required(at + ".name");
            } else if (!names.add(name)) {
                problems.invalid(at + ".name", name, "must be unique");
            }
            JsonObject volume = volumes.getOrDefault(name, JsonObject.EMPTY);
            if (volume.isEmpty()) {
                problems.notFound(at + ".name", name);
            } else if (!volume.has("persistentVolumeClaim") && !volume.has("ephemeral")) {
                problems.invalid(
                        at + ".name",
                        name,
                        "can only use volume source type of PersistentVolumeClaim or Ephemeral for"
                                + " block mode");
            }
            if (place.isEmpty()) {
                problems.required(at + ".devicePath");
            }
            if (PathRules.hasBacksteps(place)) {
                problems.invalid(at + ".devicePath", place, "can not contain backsteps ('..')");
            } else if (!places.add(place)) {
                problems.invalid(at + ".devicePath", place, "must be unique");
            }
            if (mounted.contains(name)) {
                problems.invalid(at + ".name", name, "must not already exist in volumeMounts");
            }
            if (mountPaths.contains(place)) {
                problems.invalid(
                        at + ".devicePath",
                        place,
                        "must not already exist as a path in volumeMounts");
            }
        }
    }
}
