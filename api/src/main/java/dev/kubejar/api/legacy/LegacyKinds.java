package dev.kubejar.api.legacy;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.KindNames;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Storage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The table of old versions, and the rows it makes.
///
/// Source: [Deprecated API migration
/// guide](https://kubernetes.io/docs/reference/using-api/deprecation-guide/)
public final class LegacyKinds {
    private static final Optional<Workload.Lost> ROLLBACK =
            Optional.of(
                    new Workload.Lost(
                            List.of("rollbackTo", "revision"),
                            "deprecated.deployment.rollback.to"));
    private static final Optional<Workload.Lost> TEMPLATE_GENERATION =
            Optional.of(
                    new Workload.Lost(
                            List.of("templateGeneration"),
                            "deprecated.daemonset.template.generation"));
    private static final JsonObject ON_DELETE =
            JsonObject.of("updateStrategy", JsonObject.of("type", Json.of("OnDelete")));
    private static final long FOREVER = Integer.MAX_VALUE;

    private static final OldVersion DEPLOYMENT_OF_EXTENSIONS =
            new Workload(
                    JsonObject.builder()
                            .put("strategy", rolling(Json.of(1)))
                            .put("revisionHistoryLimit", FOREVER)
                            .put("progressDeadlineSeconds", FOREVER)
                            .build(),
                    ROLLBACK);
    private static final OldVersion DEPLOYMENT_V1BETA1 =
            new Workload(
                    JsonObject.builder()
                            .put("strategy", rolling(Json.of("25%")))
                            .put("revisionHistoryLimit", 2)
                            .build(),
                    ROLLBACK);
    private static final OldVersion DAEMON_SET_OF_EXTENSIONS =
            new Workload(ON_DELETE, TEMPLATE_GENERATION);
    private static final OldVersion STATEFUL_SET_V1BETA1 =
            new Workload(ON_DELETE, Optional.empty());
    private static final OldVersion LABELLED = new Workload(JsonObject.EMPTY, Optional.empty());

    /// @param kind in its successor's group version, which `successor` names
    /// @param deprecated the Kubernetes 1.x that deprecated the version
    /// @param removed the Kubernetes 1.x without it
    private record Old(
            String apiVersion,
            String kind,
            String successor,
            int deprecated,
            int removed,
            OldVersion differences) {}

    // spotless:off: a table
    private static final List<Old> ALL = List.of(
            new Old("extensions/v1beta1", "DaemonSet",  "apps/v1", 8, 16, DAEMON_SET_OF_EXTENSIONS),
            new Old("extensions/v1beta1", "Deployment", "apps/v1", 8, 16, DEPLOYMENT_OF_EXTENSIONS),
            new Old("extensions/v1beta1", "ReplicaSet", "apps/v1", 8, 16, LABELLED),
            new Old("extensions/v1beta1", "Ingress",    "networking.k8s.io/v1", 14, 22, new Backends()),

            new Old("apps/v1beta1", "ControllerRevision", "apps/v1", 8, 16, OldVersion.SAME),
            new Old("apps/v1beta1", "Deployment",         "apps/v1", 8, 16, DEPLOYMENT_V1BETA1),
            new Old("apps/v1beta1", "StatefulSet",        "apps/v1", 8, 16, STATEFUL_SET_V1BETA1),

            new Old("apps/v1beta2", "ControllerRevision", "apps/v1", 9, 16, OldVersion.SAME),
            new Old("apps/v1beta2", "DaemonSet",          "apps/v1", 9, 16, OldVersion.SAME),
            new Old("apps/v1beta2", "Deployment",         "apps/v1", 9, 16, OldVersion.SAME),
            new Old("apps/v1beta2", "ReplicaSet",         "apps/v1", 9, 16, OldVersion.SAME),
            new Old("apps/v1beta2", "StatefulSet",        "apps/v1", 9, 16, OldVersion.SAME),

            new Old("networking.k8s.io/v1beta1", "Ingress",      "networking.k8s.io/v1", 19, 22, new Backends()),
            new Old("networking.k8s.io/v1beta1", "IngressClass", "networking.k8s.io/v1", 19, 22, OldVersion.SAME),

            new Old("batch/v1beta1",       "CronJob",                 "batch/v1",       21, 25, OldVersion.SAME),
            new Old("policy/v1beta1",      "PodDisruptionBudget",     "policy/v1",      21, 25, new EmptySelector()),
            new Old("autoscaling/v2beta2", "HorizontalPodAutoscaler", "autoscaling/v2", 23, 26, OldVersion.SAME),

            new Old("rbac.authorization.k8s.io/v1beta1", "ClusterRole",        "rbac.authorization.k8s.io/v1", 17, 22, OldVersion.SAME),
            new Old("rbac.authorization.k8s.io/v1beta1", "ClusterRoleBinding", "rbac.authorization.k8s.io/v1", 17, 22, OldVersion.SAME),
            new Old("rbac.authorization.k8s.io/v1beta1", "Role",               "rbac.authorization.k8s.io/v1", 17, 22, OldVersion.SAME),
            new Old("rbac.authorization.k8s.io/v1beta1", "RoleBinding",        "rbac.authorization.k8s.io/v1", 17, 22, OldVersion.SAME),

            new Old("storage.k8s.io/v1beta1", "CSIDriver",          "storage.k8s.io/v1", 19, 22, OldVersion.SAME),
            new Old("storage.k8s.io/v1beta1", "CSINode",            "storage.k8s.io/v1", 17, 22, OldVersion.SAME),
            new Old("storage.k8s.io/v1beta1", "CSIStorageCapacity", "storage.k8s.io/v1", 24, 27, OldVersion.SAME),
            new Old("storage.k8s.io/v1beta1", "StorageClass",       "storage.k8s.io/v1", 19, 22, OldVersion.SAME),
            new Old("storage.k8s.io/v1beta1", "VolumeAttachment",   "storage.k8s.io/v1", 19, 22, new OldAttachment()),

            new Old("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", "apiextensions.k8s.io/v1", 16, 22, new TopLevelSchema()));
    // spotless:on

    private LegacyKinds() {}

    private static JsonObject rolling(Json step) {
        return JsonObject.builder()
                .put("type", "RollingUpdate")
                .put(
                        "rollingUpdate",
                        JsonObject.builder()
                                .put("maxUnavailable", step)
                                .put("maxSurge", step)
                                .build())
                .build();
    }

    /// `current` kinds, and rows for all their old versions. Each of these must have its successor
    /// among them.
    public static List<KindDefinition> beside(Collection<KindDefinition> current) {
        return Stream.concat(
                        current.stream(),
                        ALL.stream().map(old -> row(old, successor(old, current))))
                .toList();
    }

    private static KindDefinition successor(Old old, Collection<KindDefinition> current) {
        return current.stream()
                .filter(it ->
                        it.type().apiVersion().equals(old.successor())
                                && it.type().kind().equals(old.kind()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no " + old.successor() + " " + old.kind() + " to show"));
    }

    /// Short names and categories are the successor's alone: `kubectl get all` shows objects once.
    private static KindDefinition row(Old old, KindDefinition successor) {
        ResourceType type = successor.type().named(old.apiVersion(), old.kind());
        var conversion = new Renaming(old.differences(), old.apiVersion(), old.successor());
        return new KindDefinition(
                type,
                KindNames.of(successor.names().singular()),
                successor.subresources(),
                successor.verbs(),
                () -> columns(successor, conversion),
                successor.selectableFields(),
                new Storage(successor.type(), conversion, successor.storage().tracksGeneration()),
                new SuccessorRules(successor.rules(), old.differences(), conversion),
                warning(old),
                Optional.empty());
    }

    private static List<Column> columns(KindDefinition successor, Renaming conversion) {
        return successor.columns().get().stream().map(it -> converted(it, conversion)).toList();
    }

    private static Column converted(Column column, Renaming conversion) {
        return new Column(
                column.name(),
                column.type(),
                column.format(),
                column.description(),
                column.priority(),
                (object, now) -> column.cell().of(conversion.toStored(object), now));
    }

    private static String warning(Old old) {
        return "%s %s is deprecated in v1.%d+, unavailable in v1.%d+; use %s %s"
                .formatted(
                        old.apiVersion(),
                        old.kind(),
                        old.deprecated(),
                        old.removed(),
                        old.successor(),
                        old.kind());
    }
}
