package dev.kubejar.api.rules;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What makes any object's `metadata` invalid; only the names differ by kind.
///
/// Source: [ValidateObjectMeta](https://pkg.go.dev/k8s.io/apimachinery/pkg/api/validation)
public final class MetadataRules {
    private static final int MAX_ANNOTATION_BYTES = 256 * 1024;
    private static final String EMPTY = "must not be empty";
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";
    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", ORPHAN, FOREGROUND);

    private static final List<String> KEPT =
            List.of("name", "namespace", "uid", "deletionTimestamp", "deletionGracePeriodSeconds");

    private MetadataRules() {}

    public static List<FieldError> problems(ApiObject object, KindDefinition row) {
        return problems(object.meta(), row.rules(), row.type().scope());
    }

    /// The same of metadata that stands anywhere.
    ///
    /// @param rules tell which names are good
    public static List<FieldError> problems(ObjectMeta meta, Rules rules, Scope scope) {
        var problems = new Problems();
        name(meta, rules, problems);
        namespace(meta, scope, problems);
        labels(meta.labels(), "metadata.labels", problems);
        annotations(meta.annotations(), "metadata.annotations", problems);
        owners(meta, problems);
        finalizers(
                meta.finalizers(),
                rules.lifecycle().traits().contains(Lifecycle.Trait.TAKES_ANY_FINALIZER),
                problems);
        FieldManagerRules.managedFields(meta.json().objects("managedFields"), problems);
        return problems.list();
    }

    private static void name(ObjectMeta meta, Rules rules, Problems problems) {
        String prefix = meta.generateName();
        if (!prefix.isEmpty()) {
            String sample =
                    prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) + "a" : prefix;
            problems.complaints("metadata.generateName", prefix, rules.nameComplaints(sample));
        }
        if (meta.name().isEmpty()) {
            problems.required("metadata.name", "name or generateName is required");
        } else {
            problems.complaints("metadata.name", meta.name(), rules.nameComplaints(meta.name()));
        }
    }

    private static void namespace(ObjectMeta meta, Scope scope, Problems problems) {
        String namespace = meta.namespace();
        switch (scope) {
            case NAMESPACED ->
                    problems.requiredName("metadata.namespace", namespace, Names.label(namespace));
            case CLUSTER -> {
                if (!namespace.isEmpty()) {
                    problems.forbidden("metadata.namespace", "not allowed on this type");
                }
            }
        }
    }

    /// Also for a pod template's labels and a node selector.
    public static void labels(Map<String, String> labels, String path, Problems problems) {
        labels.forEach((key, value) -> {
            problems.complaints(path, key, Names.qualified(key));
            problems.complaints(path, value, Names.labelValue(value));
        });
    }

    public static void annotations(
            Map<String, String> annotations, String path, Problems problems) {
        long size = 0;
        for (var entry : annotations.entrySet()) {
            String key = entry.getKey();
            problems.complaints(path, key, Names.qualified(key.toLowerCase(Locale.ROOT)));
            size += GoValue.length(key) + GoValue.length(entry.getValue());
        }
        if (size > MAX_ANNOTATION_BYTES) {
            problems.add(FieldError.tooLong(path, MAX_ANNOTATION_BYTES));
        }
    }

    private static void owners(ObjectMeta meta, Problems problems) {
        String path = "metadata.ownerReferences";
        String controller = "";
        for (OwnerReference owner : meta.ownerReferences()) {
            if (!hasVersion(owner.apiVersion())) {
                problems.invalid(
                        path + ".apiVersion", owner.apiVersion(), "version must not be empty");
            }
            requirePart(path, "kind", owner.kind(), problems);
            requirePart(path, "name", owner.name(), problems);
            requirePart(path, "uid", owner.uid(), problems);
            if (owner.kind().equals("Event") && owner.apiVersion().equals("v1")) {
                problems.invalid(
                        path, owner.json(), "/v1, Kind=Event is disallowed from being an owner");
            }
            if (owner.controller()) {
                String name = owner.kind() + "/" + owner.name();
                if (!controller.isEmpty()) {
                    problems.invalid(
                            path,
                            meta.json().array("ownerReferences"),
                            "Only one reference can have Controller set to true. Found \"true\" in"
                                    + " references for "
                                    + controller
                                    + " and "
                                    + name);
                }
                controller = name;
            }
        }
    }

    /// Of `v1` and `apps/v1`, not of `apps/` or `a/b/c`.
    private static boolean hasVersion(String apiVersion) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return !version.isEmpty() && version.indexOf('/') < 0;
    }

    private static void requirePart(String path, String field, String value, Problems problems) {
        if (value.isEmpty()) {
            problems.invalid(path + "." + field, value, EMPTY);
        }
    }

    private static void finalizers(List<String> finalizers, boolean takesAny, Problems problems) {
        String path = "metadata.finalizers";
        finalizers.forEach(it -> problems.complaints(path, it, Names.qualified(it)));
        if (finalizers.contains(ORPHAN) && finalizers.contains(FOREGROUND)) {
            problems.invalid(
                    path,
                    JsonArray.ofStrings(finalizers),
                    "finalizer orphan and foregroundDeletion cannot be both set");
        }
        for (int i = 0; i < finalizers.size() && !takesAny; i++) {
            standardFinalizer(finalizers.get(i), path + "[" + i + "]", problems);
        }
    }

    /// A finalizer is one of Kubernetes' own or has a domain before a `/`.
    public static void standardFinalizer(String finalizer, String path, Problems problems) {
        if (!isStandardFinalizer(finalizer)) {
            problems.invalid(
                    path,
                    finalizer,
                    "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    /// Whether a finalizer is one of Kubernetes' own or has a domain before a `/`.
    public static boolean isStandardFinalizer(String finalizer) {
        return finalizer.contains("/") || STANDARD_FINALIZERS.contains(finalizer);
    }

    /// What an update may not do to the metadata of any object.
    public static List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        if (previous.meta().isDeleting()) {
            newFinalizers(next.meta(), previous.meta(), problems);
        }
        for (String field : KEPT) {
            problems.immutable(next.meta().json(), previous.meta().json(), "metadata", field);
        }
        return problems.list();
    }

    private static void newFinalizers(ObjectMeta next, ObjectMeta previous, Problems problems) {
        var added = new ArrayList<>(next.finalizers());
        added.removeAll(previous.finalizers());
        if (!added.isEmpty()) {
            String list =
                    added.stream().sorted().map(GoValue::quoted).collect(Collectors.joining(", "));
            problems.forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new"
                            + " finalizers []string{"
                            + list
                            + "}");
        }
    }
}
