package dev.kubejar.api.core.pod;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.core.container.PodScope;
import dev.kubejar.api.core.container.ProfileRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.rules.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The annotations by which old clients confine containers: what they say goes into the fields of
/// today.
///
/// Source: `applyAppArmorVersionSkew` in
/// [strategy](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/registry/core/pod/strategy.go)
///
/// @param meta of the pod
/// @param spec of the pod
record AppArmorAnnotations(ObjectMeta meta, JsonObject spec) {
    private static final String CONTEXT = "securityContext";
    private static final String PROFILE = "appArmorProfile";
    private static final String LOCALHOST = "localhost/";

    /// The spec with the profiles that only annotations name.
    JsonObject inFields() {
        if (!areRead()) {
            return spec;
        }
        JsonObject changed = spec;
        for (String list : PodScope.LISTS) {
            changed = changed.mapObjects(list, this::confined);
        }
        return changed;
    }

    /// A warning for each annotation that counts.
    List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (areRead()) {
            for (String list : PodScope.LISTS) {
                spec.objects(list).stream()
                        .filter(it -> annotation(it).isPresent() && !ownProfile(it))
                        .filter(it -> !profile(it).equals(ofPod()) || profile(it).isEmpty())
                        .forEach(it ->
                                warnings.add(
                                        "metadata.annotations[%s]: deprecated since v1.30; use the \"appArmorProfile\" field instead"
                                                .formatted(key(it))));
            }
        }
        return warnings;
    }

    private boolean areRead() {
        return !meta.annotations().isEmpty() && !spec.object("os").string("name").equals("windows");
    }

    private static String key(JsonObject container) {
        return ProfileRules.APP_ARMOR + container.string("name");
    }

    private Optional<String> annotation(JsonObject container) {
        return Optional.ofNullable(meta.annotations().get(key(container)));
    }

    private static boolean ownProfile(JsonObject container) {
        return container.object(CONTEXT).has(PROFILE);
    }

    private Optional<JsonObject> ofPod() {
        return spec.object(CONTEXT).findObject(PROFILE);
    }

    private JsonObject confined(JsonObject container) {
        Optional<JsonObject> profile = profile(container);
        return ownProfile(container) || profile.isEmpty() || profile.equals(ofPod())
                ? container
                : container.with(CONTEXT, container.object(CONTEXT).with(PROFILE, profile.get()));
    }

    /// What a container's annotation says, if it can be said by a field.
    private Optional<JsonObject> profile(JsonObject container) {
        return annotation(container).flatMap(AppArmorAnnotations::field);
    }

    private static Optional<JsonObject> field(String annotation) {
        JsonObject typed = JsonObject.EMPTY;
        if (annotation.equals("unconfined")) {
            return Optional.of(typed.with("type", "Unconfined"));
        }
        if (annotation.equals("runtime/default")) {
            return Optional.of(typed.with("type", "RuntimeDefault"));
        }
        if (!annotation.startsWith(LOCALHOST)) {
            return Optional.empty();
        }
        JsonObject local =
                typed.with("type", "Localhost")
                        .with("localhostProfile", annotation.substring(LOCALHOST.length()));
        var problems = new Problems();
        ProfileRules.appArmor(JsonObject.of(PROFILE, local), "", problems);
        return problems.isEmpty() ? Optional.of(local) : Optional.empty();
    }
}
