package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.apiserver.discovery.Catalog.Version;
import dev.kubejar.apiserver.discovery.Operation.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What one group version can be asked: the operations of its kinds, in the order of their paths.
final class Operations {
    private static final List<String> PROXIED =
            List.of("get", "put", "post", "delete", "options", "head", "patch");

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final Version version;
    private final TypeResolver types;
    private final List<Operation> operations = new ArrayList<>();

    /// Finds the full name of a kind's type; empty when it has no schema.
    @FunctionalInterface
    interface TypeResolver {
        String name(String apiVersion, String kind);
    }

    private Operations(Version version, TypeResolver types) {
        this.version = version;
        this.types = types;
    }

    static List<Operation> of(Version version, TypeResolver types) {
        var all = new Operations(version, types);
        version.kinds().forEach(all::add);
        return List.copyOf(all.operations);
    }

    private void add(KindDefinition kind) {
        ResourceType type = kind.type();
        String base = "/" + version.path() + "/";
        String collection =
                base + (type.isNamespaced() ? "namespaces/{namespace}/" : "") + type.plural();
        String scope = type.isNamespaced() ? "Namespaced" : "";
        collection(kind, collection, scope);
        object(kind, collection + "/{name}", scope);
        if (type.isNamespaced() && kind.verbs().contains("list")) {
            add(
                    operation(kind, base + type.plural(), "get", "list")
                            .id("list", type.kind() + "ForAllNamespaces")
                            .query(Parameter.OF_LISTS)
                            .answers(list(kind)));
        }
    }

    private void collection(KindDefinition kind, String path, String scope) {
        ResourceType type = kind.type();
        String name = scope + type.kind();
        if (kind.verbs().contains("list")) {
            add(
                    operation(kind, path, "get", "list")
                            .id("list", name)
                            .query(Parameter.OF_LISTS)
                            .answers(list(kind)));
        }
        if (kind.verbs().contains("create")) {
            add(
                    operation(kind, path, "post", "post")
                            .id("create", name)
                            .query(Parameter.OF_WRITES)
                            .takes(own(type))
                            .answers(own(type)));
        }
        if (kind.verbs().contains("deletecollection")) {
            add(
                    operation(kind, path, "delete", "deletecollection")
                            .id("delete", "Collection" + name)
                            .query(Parameter.OF_COLLECTION_DELETES)
                            .takes(META + "DeleteOptions")
                            .answers(META + "Status"));
        }
    }

    private void object(KindDefinition kind, String path, String scope) {
        String name = scope + kind.type().kind();
        String own = own(kind.type());
        readAndWrite(kind, path, kind.verbs(), name, names(kind.type()), own);
        if (kind.verbs().contains("delete")) {
            add(
                    operation(kind, path, "delete", "delete")
                            .id("delete", name)
                            .query(Parameter.OF_DELETES)
                            .takes(META + "DeleteOptions")
                            .answers(
                                    kind.has(Lifecycle.Trait.ANSWERS_WITH_DELETED)
                                            ? own
                                            : META + "Status"));
        }
        for (Subresource part : Subresource.of(kind)) {
            subresource(kind, path + "/" + part.name(), part, name);
        }
    }

    private void subresource(KindDefinition kind, String path, Subresource part, String name) {
        String full = name + capitalized(part.name());
        String group = part.group().isEmpty() ? version.group() : part.group();
        String itsVersion = part.version().isEmpty() ? version.version() : part.version();
        var names = new TypeNames(group, itsVersion, part.kind());
        if (part.kind().endsWith("Options")) {
            connects(kind, path, part, full, names);
            return;
        }
        String type =
                types.name(group.isEmpty() ? itsVersion : group + "/" + itsVersion, part.kind());
        if (part.verbs().contains("create")) {
            add(
                    operation(kind, path, "post", "post")
                            .id("create", full)
                            .of(names)
                            .query(Parameter.OF_WRITES)
                            .takes(type)
                            .answers(type));
        }
        boolean isText = part.name().equals("log");
        readAndWrite(kind, path, part.verbs(), full, names, isText ? "" : type);
    }

    private void connects(
            KindDefinition kind, String path, Subresource part, String name, TypeNames names) {
        boolean proxy = part.name().equals("proxy");
        for (String method : proxy ? PROXIED : List.of("get", "post")) {
            String full = capitalized(method) + name;
            List<Parameter> query = Parameter.ofSubresource(part.name());
            add(
                    operation(kind, path, method, "connect")
                            .id("connect", full)
                            .of(names)
                            .query(query));
            if (proxy) {
                add(
                        operation(kind, path + "/{path}", method, "connect")
                                .id("connect", full + "WithPath")
                                .of(names)
                                .query(query));
            }
        }
    }

    private void readAndWrite(
            KindDefinition kind,
            String path,
            Collection<String> verbs,
            String name,
            TypeNames names,
            String type) {
        if (verbs.contains("get")) {
            String part = path.substring(path.lastIndexOf('/') + 1);
            add(
                    operation(kind, path, "get", "get")
                            .id("read", name)
                            .of(names)
                            .query(Parameter.ofSubresource(part))
                            .answers(type));
        }
        if (verbs.contains("update")) {
            add(
                    operation(kind, path, "put", "put")
                            .id("replace", name)
                            .of(names)
                            .query(Parameter.OF_WRITES)
                            .takes(type)
                            .answers(type));
        }
        if (verbs.contains("patch")) {
            add(
                    operation(kind, path, "patch", "patch")
                            .id("patch", name)
                            .of(names)
                            .query(Parameter.OF_PATCHES)
                            .takes(META + "Patch")
                            .answers(type));
        }
    }

    private String own(ResourceType type) {
        return types.name(type.apiVersion(), type.kind());
    }

    private String list(KindDefinition kind) {
        String own = own(kind.type());
        return own.isEmpty() ? "" : own.substring(0, own.lastIndexOf('.') + 1) + kind.listKind();
    }

    private static TypeNames names(ResourceType type) {
        return new TypeNames(type.group(), type.version(), type.kind());
    }

    private Draft operation(KindDefinition kind, String path, String method, String action) {
        return new Draft(path, method, action, names(kind.type()), kind.isCustom());
    }

    private void add(Draft draft) {
        operations.add(draft.operation());
    }

    /// `AppsV1`, `CoreV1`, `RbacAuthorizationV1`
    private String prefix() {
        String group = version.group().isEmpty() ? "core" : version.group().replace(".k8s.io", "");
        return Arrays.stream(group.split("\\.", -1))
                        .map(Operations::capitalized)
                        .collect(Collectors.joining())
                + capitalized(version.version());
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /// Collects one operation.
    private final class Draft {
        private final String path;
        private final String method;
        private final String action;
        private final boolean custom;
        private TypeNames kind;
        private String id = "";
        private List<Parameter> query = List.of();
        private String body = "";
        private String answer = "";

        Draft(String path, String method, String action, TypeNames kind, boolean custom) {
            this.custom = custom;
            this.path = path;
            this.method = method;
            this.action = action;
            this.kind = kind;
        }

        Draft id(String verb, String name) {
            id = verb + prefix() + name;
            return this;
        }

        Draft of(TypeNames names) {
            kind = names;
            return this;
        }

        Draft query(List<Parameter> parameters) {
            query = parameters;
            return this;
        }

        Draft takes(String type) {
            body = type;
            return this;
        }

        Draft answers(String type) {
            answer = type;
            return this;
        }

        Operation operation() {
            return new Operation(path, method, action, id, kind, query, body, answer, custom);
        }
    }
}
