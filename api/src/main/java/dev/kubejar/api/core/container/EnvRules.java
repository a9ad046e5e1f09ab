package dev.kubejar.api.core.container;

import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.PathRules;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What makes a container's environment invalid.
public final class EnvRules {
    private static final List<String> ENV_FIELDS =
            List.of(
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid",
                    "spec.nodeName",
                    "spec.serviceAccountName",
                    "status.hostIP",
                    "status.hostIPs",
                    "status.podIP",
                    "status.podIPs");
    public static final List<String> FILE_FIELDS =
            List.of(
                    "metadata.annotations",
                    "metadata.labels",
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid");

    /// Fields that exist, whether or not they may be asked for here.
    private static final Set<String> KNOWN_FIELDS =
            Set.of(
                    "metadata.annotations",
                    "metadata.labels",
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid",
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "status.hostIP",
                    "status.hostIPs",
                    "status.phase",
                    "status.podIP",
                    "status.podIPs");

    private static final List<String> RESOURCES =
            List.of(
                    "limits.cpu",
                    "limits.ephemeral-storage",
                    "limits.memory",
                    "requests.cpu",
                    "requests.ephemeral-storage",
                    "requests.memory");
    private static final List<String> SOURCES =
            List.of(
                    "fieldRef",
                    "resourceFieldRef",
                    "configMapKeyRef",
                    "secretKeyRef",
                    "fileKeyRef");
    private static final Set<String> CPU_DIVISORS = Set.of("1m", "1");
    private static final Set<String> BYTE_DIVISORS =
            Set.of(
                    "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi",
                    "1Ei");
    private static final Pattern SUBSCRIPT = Pattern.compile("([a-z.]+)\\['([^']*)'\\]");

    private EnvRules() {}

    static void env(List<JsonObject> variables, String path, Problems problems) {
        for (int i = 0; i < variables.size(); i++) {
            JsonObject variable = variables.get(i);
            String at = path + "[" + i + "]";
            String name = variable.string("name");
            problems.requiredName(at + ".name", name, Names.envVar(name));
            variable.findObject("valueFrom")
                    .ifPresent(it ->
                            source(it, variable.string("value"), at + ".valueFrom", problems));
        }
    }

    private static void source(JsonObject source, String value, String path, Problems problems) {
        source.findObject("fieldRef")
                .ifPresent(it -> fieldRef(it, ENV_FIELDS, path + ".fieldRef", problems));
        source.findObject("resourceFieldRef")
                .ifPresent(it -> resourceFieldRef(it, false, path + ".resourceFieldRef", problems));
        for (String ref : List.of("configMapKeyRef", "secretKeyRef")) {
            source.findObject(ref).ifPresent(it -> keyRef(it, path + "." + ref, problems));
        }
        source.findObject("fileKeyRef")
                .ifPresent(it -> fileRef(it, path + ".fileKeyRef", problems));
        long sources = SOURCES.stream().filter(source::has).count();
        if (sources == 0) {
            problems.invalid(
                    path,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`,"
                            + " `secretKeyRef` or `fileKeyRef`");
        } else if (!value.isEmpty()) {
            problems.invalid(path, "", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            problems.invalid(path, "", "may not have more than one field specified at a time");
        }
    }

    public static void fieldRef(
            JsonObject ref, List<String> allowed, String path, Problems problems) {
        String field = ref.string("fieldPath");
        if (field.isEmpty()) {
            problems.required(path + ".fieldPath");
            return;
        }
        Matcher subscript = SUBSCRIPT.matcher(field);
        if (subscript.matches()) {
            subscript(subscript.group(1), subscript.group(2), path, problems);
        } else if (!KNOWN_FIELDS.contains(field)) {
            problems.invalid(
                    path + ".fieldPath",
                    field,
                    "error converting fieldPath: field label not supported: " + field);
        } else {
            problems.oneOf(path + ".fieldPath", field, allowed);
        }
    }

    private static void subscript(String field, String key, String path, Problems problems) {
        switch (field) {
            case "metadata.annotations" ->
                    problems.complaints(path, key, Names.qualified(key.toLowerCase(Locale.ROOT)));
            case "metadata.labels" -> problems.complaints(path, key, Names.qualified(key));
            default -> problems.invalid(path, field, "does not support subscript");
        }
    }

    /// For a `resourceFieldRef` of a variable or a file.
    ///
    /// @param ofVolume whether a file is made of it, which must name the container
    public static void resourceFieldRef(
            JsonObject ref, boolean ofVolume, String path, Problems problems) {
        String resource = ref.string("resource");
        boolean hugePages =
                resource.startsWith("limits.hugepages-")
                        || resource.startsWith("requests.hugepages-");
        if (ofVolume && ref.string("containerName").isEmpty()) {
            problems.required(path + ".containerName");
        } else if (!hugePages) {
            problems.requiredOneOf(path + ".resource", resource, RESOURCES);
        }
        ref.find("divisor")
                .flatMap(ResourceRules::read)
                .filter(it -> !it.isZero())
                .ifPresent(it -> divisor(resource, it, path + ".divisor", problems));
    }

    private static void divisor(String resource, Quantity divisor, String path, Problems problems) {
        String kind = resource.substring(resource.indexOf('.') + 1);
        boolean isCpu = kind.equals("cpu");
        boolean isBytes =
                kind.equals("memory")
                        || kind.equals("ephemeral-storage")
                        || kind.startsWith("hugepages-");
        if (isCpu && !CPU_DIVISORS.contains(divisor.toString())) {
            problems.invalid(
                    path,
                    resource,
                    "only divisor's values 1m and 1 are supported with the cpu resource");
        }
        if (isBytes && !BYTE_DIVISORS.contains(divisor.toString())) {
            String name =
                    kind.equals("ephemeral-storage")
                            ? "local ephemeral storage"
                            : kind.equals("memory") ? kind : "hugepages";
            problems.invalid(
                    path,
                    resource,
                    "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei"
                            + " are supported with the "
                            + name
                            + " resource");
        }
    }

    private static void keyRef(JsonObject ref, String path, Problems problems) {
        String name = ref.string("name");
        problems.complaints(path + ".name", name, Names.subdomain(name));
        String key = ref.string("key");
        problems.requiredName(path + ".key", key, Names.configKey(key));
    }

    private static void fileRef(JsonObject ref, String path, Problems problems) {
        String volume = ref.string("volumeName");
        problems.requiredName(path + ".volumeName", volume, Names.label(volume));
        String file = ref.string("path");
        if (file.isEmpty()) {
            problems.required(path + ".path");
        } else {
            PathRules.notReserved(file, path + ".path", problems);
        }
        String key = ref.string("key");
        problems.requiredName(path + ".key", key, Names.envVar(key));
    }

    static void envFrom(List<JsonObject> sources, String path, Problems problems) {
        for (int i = 0; i < sources.size(); i++) {
            JsonObject source = sources.get(i);
            String at = path + "[" + i + "]";
            String prefix = source.string("prefix");
            if (!prefix.isEmpty()) {
                problems.complaints(at + ".prefix", prefix, Names.envVar(prefix));
            }
            List<String> refs =
                    List.of("configMapRef", "secretRef").stream().filter(source::has).toList();
            for (String ref : refs) {
                String name = source.object(ref).string("name");
                problems.requiredName(at + "." + ref + ".name", name, Names.subdomain(name));
            }
            if (refs.isEmpty()) {
                problems.invalid(path, "", "must specify one of: `configMapRef` or `secretRef`");
            } else if (refs.size() > 1) {
                problems.invalid(path, "", "may not have more than one field specified at a time");
            }
        }
    }
}
