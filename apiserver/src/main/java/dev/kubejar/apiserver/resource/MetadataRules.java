package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What makes an object's `metadata` invalid, whatever its kind.
///
/// Source:
/// [objectmeta.go](https://pkg.go.dev/k8s.io/apimachinery/pkg/api/validation#ValidateObjectMeta)
final class MetadataRules {
    private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;

    private MetadataRules() {}

    /// What is wrong with it by itself.
    ///
    /// @param named whether the kind's own rules have complained about the name already
    static List<FieldError> problems(KindDefinition row, ObjectMeta meta, boolean named) {
        var problems = new ArrayList<FieldError>();
        if (meta.name().isEmpty()) {
            problems.add(FieldError.required("metadata.name", "name or generateName is required"));
        } else if (!named) {
            Names.subdomain(meta.name())
                    .forEach(why ->
                            problems.add(FieldError.invalid("metadata.name", meta.name(), why)));
        }
        if (row.type().isNamespaced()) {
            Names.label(meta.namespace())
                    .forEach(why ->
                            problems.add(
                                    FieldError.invalid(
                                            "metadata.namespace", meta.namespace(), why)));
        } else if (!meta.namespace().isEmpty()) {
            problems.add(FieldError.forbidden("metadata.namespace", "not allowed on this type"));
        }
        problems.addAll(labelProblems(meta));
        problems.addAll(annotationProblems(meta));
        problems.addAll(ownerProblems(meta.ownerReferences()));
        problems.addAll(finalizerProblems(meta.finalizers()));
        return problems;
    }

    private static List<FieldError> labelProblems(ObjectMeta meta) {
        var problems = new ArrayList<FieldError>();
        meta.labels()
                .forEach((key, value) -> {
                    Names.qualified(key)
                            .forEach(why ->
                                    problems.add(FieldError.invalid("metadata.labels", key, why)));
                    Names.labelValue(value)
                            .forEach(why ->
                                    problems.add(
                                            FieldError.invalid("metadata.labels", value, why)));
                });
        return problems;
    }

    private static List<FieldError> annotationProblems(ObjectMeta meta) {
        var problems = new ArrayList<FieldError>();
        long size = 0;
        for (var annotation : meta.annotations().entrySet()) {
            String key = annotation.getKey();
            // Upstream checks the key in lower case, so that older names with capitals pass.
            Names.qualified(key.toLowerCase(Locale.ROOT))
                    .forEach(why ->
                            problems.add(FieldError.invalid("metadata.annotations", key, why)));
            size += key.getBytes(StandardCharsets.UTF_8).length;
            size += annotation.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (size > MAX_ANNOTATIONS_BYTES) {
            problems.add(FieldError.tooLong("metadata.annotations", MAX_ANNOTATIONS_BYTES));
        }
        return problems;
    }

    private static List<FieldError> ownerProblems(List<OwnerReference> owners) {
        var problems = new ArrayList<FieldError>();
        String controller = "";
        for (OwnerReference owner : owners) {
            String path = "metadata.ownerReferences";
            require(
                    problems,
                    path + ".apiVersion",
                    owner.apiVersion(),
                    "version must not be empty");
            require(problems, path + ".kind", owner.kind(), "must not be empty");
            require(problems, path + ".name", owner.name(), "must not be empty");
            require(problems, path + ".uid", owner.uid(), "must not be empty");
            if (owner.controller() && !controller.isEmpty()) {
                problems.add(
                        FieldError.invalid(
                                path,
                                owner.json(),
                                "Only one reference can have Controller set to true. Found \"true\" in references for %s and %s"
                                        .formatted(controller, named(owner))));
            } else if (owner.controller()) {
                controller = named(owner);
            }
        }
        return problems;
    }

    private static String named(OwnerReference owner) {
        return owner.kind() + "/" + owner.name();
    }

    private static void require(List<FieldError> problems, String path, String value, String why) {
        if (value.isEmpty()) {
            problems.add(FieldError.invalid(path, value, why));
        }
    }

    private static List<FieldError> finalizerProblems(List<String> finalizers) {
        var problems = new ArrayList<FieldError>();
        for (String finalizer : finalizers) {
            Names.qualified(finalizer)
                    .forEach(why ->
                            problems.add(
                                    FieldError.invalid("metadata.finalizers", finalizer, why)));
        }
        if (finalizers.contains(Deletion.FOREGROUND) && finalizers.contains(Deletion.ORPHAN)) {
            problems.add(
                    FieldError.invalid(
                            "metadata.finalizers",
                            JsonArray.ofStrings(finalizers),
                            "finalizer orphan and foregroundDeletion cannot be both set"));
        }
        return problems;
    }

    /// What is wrong with the step from `previous` to `next`.
    static List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        ObjectMeta meta = next.meta();
        ObjectMeta old = previous.meta();
        var problems = new ArrayList<FieldError>();
        List<String> added = new ArrayList<>(meta.finalizers());
        added.removeAll(old.finalizers());
        if (old.isDeleting() && !added.isEmpty()) {
            problems.add(
                    FieldError.forbidden(
                            "metadata.finalizers",
                            "no new finalizers can be added if the object is being deleted, found new finalizers []string{\"%s\"}"
                                    .formatted(String.join("\", \"", added))));
        }
        for (String field :
                List.of(
                        "name",
                        "namespace",
                        "uid",
                        "deletionTimestamp",
                        "deletionGracePeriodSeconds")) {
            Json value = meta.json().find(field).orElse(JsonNull.NULL);
            if (!value.equals(old.json().find(field).orElse(JsonNull.NULL))) {
                problems.add(FieldError.invalid("metadata." + field, value, "field is immutable"));
            }
        }
        return problems;
    }
}
