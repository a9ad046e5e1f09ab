package dev.kubejar.apiserver.cel;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types of what admission's expressions name: the request, and the object's namespace.
///
/// Source:
/// [AdmissionRequest](https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression)
final class AdmissionTypes {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType TEXTS = MapType.create(TEXT, TEXT);
    private static final CelType USER =
            object(
                    "kubernetes.UserInfo",
                    Map.of(
                            "username",
                            TEXT,
                            "uid",
                            TEXT,
                            "groups",
                            ListType.create(TEXT),
                            "extra",
                            MapType.create(TEXT, ListType.create(TEXT))));
    private static final CelType KIND =
            object(
                    "kubernetes.GroupVersionKind",
                    Map.of("group", TEXT, "version", TEXT, "kind", TEXT));
    private static final CelType RESOURCE =
            object(
                    "kubernetes.GroupVersionResource",
                    Map.of("group", TEXT, "version", TEXT, "resource", TEXT));
    private static final CelType METADATA =
            object(
                    "kubernetes.NamespaceMetadata",
                    Map.of(
                            "name", TEXT,
                            "generateName", TEXT,
                            "namespace", TEXT,
                            "labels", TEXTS,
                            "annotations", TEXTS,
                            "UID", TEXT,
                            "creationTimestamp", SimpleType.TIMESTAMP,
                            "deletionGracePeriodSeconds", SimpleType.INT,
                            "deletionTimestamp", SimpleType.TIMESTAMP,
                            "resourceVersion", TEXT));
    private static final CelType NAMESPACE_SPEC =
            object("kubernetes.NamespaceSpec", Map.of("finalizers", ListType.create(TEXT)));
    private static final CelType CONDITION =
            object(
                    "kubernetes.NamespaceCondition",
                    Map.of(
                            "status", TEXT,
                            "type", TEXT,
                            "lastTransitionTime", SimpleType.TIMESTAMP,
                            "message", TEXT,
                            "reason", TEXT));
    private static final CelType NAMESPACE_STATUS =
            object(
                    "kubernetes.NamespaceStatus",
                    Map.of("conditions", ListType.create(CONDITION), "phase", TEXT));

    /// The variable `request`.
    static final CelType REQUEST = object("kubernetes.AdmissionRequest", request());

    /// The variable `namespaceObject`.
    static final CelType NAMESPACE =
            object(
                    "kubernetes.Namespace",
                    Map.of(
                            "metadata", METADATA,
                            "spec", NAMESPACE_SPEC,
                            "status", NAMESPACE_STATUS));

    private AdmissionTypes() {}

    private static Map<String, CelType> request() {
        var fields = new HashMap<String, CelType>();
        fields.put("kind", KIND);
        fields.put("resource", RESOURCE);
        fields.put("subResource", TEXT);
        fields.put("requestKind", KIND);
        fields.put("requestResource", RESOURCE);
        fields.put("requestSubResource", TEXT);
        fields.put("name", TEXT);
        fields.put("namespace", TEXT);
        fields.put("operation", TEXT);
        fields.put("userInfo", USER);
        fields.put("dryRun", SimpleType.BOOL);
        fields.put("options", SimpleType.DYN);
        return fields;
    }

    /// An object with these fields.
    static CelType object(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> known = ImmutableMap.copyOf(fields);
        return StructType.create(
                name, known.keySet(), field -> Optional.ofNullable(known.get(field)));
    }

    /// All objects, by name.
    static ImmutableMap<String, CelType> byName() {
        var byName = new HashMap<String, CelType>();
        for (CelType type :
                List.of(
                        USER,
                        KIND,
                        RESOURCE,
                        METADATA,
                        NAMESPACE_SPEC,
                        CONDITION,
                        NAMESPACE_STATUS,
                        REQUEST,
                        NAMESPACE)) {
            byName.put(type.name(), type);
        }
        byName.put("google.protobuf.Timestamp", SimpleType.TIMESTAMP);
        byName.put("google.protobuf.Duration", SimpleType.DURATION);
        return ImmutableMap.copyOf(byName);
    }
}
