package dev.kubejar.api.core.volume;

import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.core.resource.ResourceRequirements;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is special about the spec of a claim for storage, wherever it stands: in a
/// PersistentVolumeClaim, in a StatefulSet's template, in an ephemeral volume.
public final class ClaimRules {
    static final List<String> ACCESS_MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
    static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");
    private static final String CLAIM = "PersistentVolumeClaim";

    private ClaimRules() {}

    public static JsonObject defaultedSpec(JsonObject spec) {
        return spec.withDefault("volumeMode", "Filesystem")
                .withDefault("resources", JsonObject.EMPTY)
                .mapObject("resources", ResourceRequirements::canonical);
    }

    /// For the template of a claim in an ephemeral volume, with only labels and annotations.
    static void template(JsonObject template, String path, Problems problems) {
        var meta = new ObjectMeta(template.object("metadata"));
        MetadataRules.annotations(meta.annotations(), path + ".metadata.annotations", problems);
        MetadataRules.labels(meta.labels(), path + ".metadata.labels", problems);
        for (String field : meta.json().keys()) {
            if (!field.equals("annotations") && !field.equals("labels")) {
                problems.forbidden(path + ".metadata." + field, "cannot be set");
            }
        }
        spec(template.object("spec"), path + ".spec", problems);
    }

    static void spec(JsonObject spec, String path, Problems problems) {
        if (spec.array("accessModes").isEmpty()) {
            problems.required(path + ".accessModes", "at least 1 access mode is required");
        }
        if (spec.has("selector")) {
            problems.addAll(SelectorRules.problems(spec.object("selector"), path + ".selector"));
        }
        accessModes(spec, path, problems);
        storage(spec, path + ".resources[storage]", problems);
        className(spec, "storageClassName", path, problems);
        spec.findString("volumeMode")
                .ifPresent(it -> problems.oneOf(path + ".volumeMode", it, VOLUME_MODES));
        sources(spec, path, problems);
        className(spec, "volumeAttributesClassName", path, problems);
    }

    static void accessModes(JsonObject spec, String path, Problems problems) {
        boolean alone = false;
        boolean others = false;
        for (String mode : spec.strings("accessModes")) {
            problems.oneOf(path + ".accessModes", mode, ACCESS_MODES);
            alone |= mode.equals("ReadWriteOncePod");
            others |= !mode.equals("ReadWriteOncePod") && ACCESS_MODES.contains(mode);
        }
        if (alone && others) {
            problems.forbidden(
                    path + ".accessModes", "may not use ReadWriteOncePod with other access modes");
        }
    }

    private static void storage(JsonObject spec, String path, Problems problems) {
        Optional<Json> storage = spec.object("resources").object("requests").find("storage");
        if (storage.isEmpty()) {
            problems.required(path);
            return;
        }
        Optional<Quantity> amount = ResourceRules.read(storage.get());
        if (amount.filter(it -> it.sign() <= 0).isPresent()) {
            problems.invalid(path, amount.get().toString(), "must be greater than zero");
        } else {
            ResourceRules.amount("storage", storage.get(), path, problems);
        }
    }

    static void className(JsonObject spec, String field, String path, Problems problems) {
        String name = spec.string(field);
        if (!name.isEmpty()) {
            problems.complaints(path + "." + field, name, Names.subdomain(name));
        }
    }

    /// What the storage begins with: a snapshot, another claim.
    private static void sources(JsonObject spec, String path, Problems problems) {
        spec.findObject("dataSource").ifPresent(it -> source(it, path + ".dataSource", problems));
        JsonObject ref = spec.object("dataSourceRef");
        if (!spec.has("dataSourceRef")) {
            return;
        }
        source(ref, path + ".dataSourceRef", problems);
        String namespace = ref.string("namespace");
        if (!namespace.isEmpty()) {
            problems.complaints(
                    path + ".dataSourceRef.namespace", namespace, Names.label(namespace));
        }
        if (!spec.has("dataSource")) {
            return;
        }
        String source = path + ".dataSource";
        if (!namespace.isEmpty()) {
            problems.invalid(
                    path, source, "may not be specified when dataSourceRef.namespace is specified");
        } else if (!spec.object("dataSource").equals(ref.without("namespace"))) {
            problems.invalid(path, source, "must match dataSourceRef");
        }
    }

    private static void source(JsonObject source, String path, Problems problems) {
        String kind = source.string("kind");
        String group = source.string("apiGroup");
        if (source.string("name").isEmpty()) {
            problems.required(path + ".name");
        }
        if (kind.isEmpty()) {
            problems.required(path + ".kind");
        }
        if (group.isEmpty() && !kind.equals(CLAIM)) {
            problems.invalid(
                    path,
                    kind,
                    "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
        }
        if (!group.isEmpty()) {
            problems.complaints(path + ".apiGroup", group, Names.subdomain(group));
        }
    }

    /// Bytes come whole.
    public static List<String> specWarnings(JsonObject spec, String path) {
        var warnings = new ArrayList<String>();
        for (String list : List.of("requests", "limits")) {
            spec.object("resources")
                    .object(list)
                    .find("storage")
                    .flatMap(ResourceRules::read)
                    .filter(it -> !it.isWhole())
                    .ifPresent(it ->
                            warnings.add(
                                    "%s.resources.%s[storage]: fractional byte value \"%s\" is invalid, must be an integer"
                                            .formatted(path, list, it)));
        }
        return warnings;
    }
}
