package dev.kubejar.api.core.container;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.PathRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What makes seccomp and AppArmor profiles invalid, in the fields of today and in the annotations
/// of old, which must say the same.
public final class ProfileRules {
    static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
    static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    public static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private static final String LOCALHOST = "localhost/";
    private static final List<String> TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");
    private static final Set<String> SECCOMP_DEFAULTS = Set.of("runtime/default", "docker/default");
    private static final int MAX_PROFILE_BYTES = 4095;

    private ProfileRules() {}

    // ---- fields

    static void seccomp(JsonObject context, String path, Problems problems) {
        if (!context.has("seccompProfile")) {
            return;
        }
        JsonObject profile = context.object("seccompProfile");
        String at = path + ".seccompProfile";
        type(profile, "seccompProfile", at, problems);
        if (!profile.string("type").equals("Localhost")) {
            if (profile.has("localhostProfile")) {
                problems.invalid(
                        at + ".localhostProfile",
                        profile,
                        "can only be set when seccomp type is Localhost");
            }
        } else if (profile.has("localhostProfile")) {
            PathRules.descending(
                    profile.string("localhostProfile"), at + ".localhostProfile", problems);
        } else {
            problems.required(
                    at + ".localhostProfile", "must be set when seccomp type is Localhost");
        }
    }

    /// For the AppArmor profile of a security context.
    public static void appArmor(JsonObject context, String path, Problems problems) {
        if (!context.has("appArmorProfile")) {
            return;
        }
        JsonObject profile = context.object("appArmorProfile");
        String at = path + ".appArmorProfile";
        String file = profile.string("localhostProfile");
        switch (profile.string("type")) {
            case "Localhost" -> localAppArmor(file, at + ".localhostProfile", problems);
            case "RuntimeDefault", "Unconfined" -> {
                if (profile.has("localhostProfile")) {
                    problems.invalid(
                            at + ".localhostProfile",
                            file,
                            "can only be set when AppArmor type is Localhost");
                }
            }
            default -> type(profile, "appArmorProfile", at, problems);
        }
    }

    private static void localAppArmor(String file, String path, Problems problems) {
        if (!file.strip().equals(file)) {
            problems.invalid(path, file, "must not be padded with whitespace");
        } else if (file.isEmpty()) {
            problems.required(path, "must be set when AppArmor type is Localhost");
        }
        if (file.length() > MAX_PROFILE_BYTES) {
            problems.tooLong(path, MAX_PROFILE_BYTES);
        }
    }

    private static void type(JsonObject profile, String field, String path, Problems problems) {
        String type = profile.string("type");
        if (type.isEmpty()) {
            problems.required(path + ".type", "type is required when " + field + " is set");
        } else {
            problems.oneOf(path + ".type", type, TYPES);
        }
    }

    // ---- annotations

    public static void seccompAnnotations(
            Map<String, String> annotations, String path, Problems problems) {
        String ofPod = annotations.get(SECCOMP_OF_POD);
        if (ofPod != null) {
            seccompName(ofPod, path + "." + SECCOMP_OF_POD, problems);
        }
        new TreeMap<>(annotations)
                .forEach((key, value) -> {
                    if (key.startsWith(SECCOMP)) {
                        seccompName(value, path + "." + key, problems);
                    }
                });
    }

    private static void seccompName(String profile, String path, Problems problems) {
        if (profile.startsWith(LOCALHOST)) {
            PathRules.descending(profile.substring(LOCALHOST.length()), path, problems);
        } else if (!SECCOMP_DEFAULTS.contains(profile) && !profile.equals("unconfined")) {
            problems.invalid(path, profile, "must be a valid seccomp profile");
        }
    }

    public static void appArmorAnnotations(
            Map<String, String> annotations, JsonObject spec, String path, Problems problems) {
        new TreeMap<>(annotations)
                .forEach((key, value) -> {
                    if (!key.startsWith(APP_ARMOR)) {
                        return;
                    }
                    String container = key.substring(APP_ARMOR.length());
                    String at = path + "[" + key + "]";
                    if (!PodScope.hasContainer(spec, container)) {
                        problems.invalid(at, container, "container not found");
                    }
                    boolean known =
                            value.isEmpty()
                                    || value.equals("runtime/default")
                                    || value.equals("unconfined")
                                    || value.startsWith(LOCALHOST);
                    if (!known) {
                        problems.invalid(
                                at, value, "invalid AppArmor profile name: \"" + value + "\"");
                    }
                });
    }

    // ---- both

    /// Where a container's profile stands in an annotation and in a field, they must agree.
    public static void annotationsMatch(
            ObjectMeta meta, JsonObject spec, String path, Problems problems) {
        Map<String, String> annotations = meta.annotations();
        if (annotations.isEmpty()) {
            return;
        }
        JsonObject pod = spec.object("securityContext");
        match(
                annotations,
                SECCOMP_OF_POD,
                pod.object("seccompProfile"),
                path + ".securityContext.seccompProfile",
                problems);
        PodScope.visit(
                spec,
                path,
                (container, at) ->
                        match(
                                annotations,
                                SECCOMP + container.string("name"),
                                container.object("securityContext").object("seccompProfile"),
                                at + ".securityContext.seccompProfile",
                                problems));
        if (spec.object("os").string("name").equals("windows")) {
            return;
        }
        PodScope.visit(
                spec,
                path,
                (container, at) -> {
                    JsonObject own = container.object("securityContext").object("appArmorProfile");
                    match(
                            annotations,
                            APP_ARMOR + container.string("name"),
                            own.isEmpty() ? pod.object("appArmorProfile") : own,
                            at + ".securityContext.appArmorProfile",
                            problems);
                });
    }

    private static void match(
            Map<String, String> annotations,
            String key,
            JsonObject field,
            String path,
            Problems problems) {
        String annotation = annotations.get(key);
        if (annotation == null || field.isEmpty()) {
            return;
        }
        String word = key.startsWith(APP_ARMOR) ? "apparmor" : "seccomp";
        String type = field.string("type");
        boolean sameType =
                switch (type) {
                    case "Unconfined" -> annotation.equals("unconfined");
                    case "RuntimeDefault" ->
                            word.equals("seccomp")
                                    ? SECCOMP_DEFAULTS.contains(annotation)
                                    : annotation.equals("runtime/default");
                    case "Localhost" -> annotation.startsWith(LOCALHOST);
                    default -> true;
                };
        if (!sameType) {
            problems.add(
                    FieldError.forbidden(
                            path + ".type", word + " type in annotation and field must match"));
        } else if (type.equals("Localhost")
                && !annotation
                        .substring(LOCALHOST.length())
                        .equals(field.string("localhostProfile"))) {
            problems.add(
                    FieldError.forbidden(
                            path + ".localhostProfile",
                            word + " profile in annotation and field must match"));
        }
    }
}
