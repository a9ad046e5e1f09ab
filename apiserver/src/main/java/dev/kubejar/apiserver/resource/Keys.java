package dev.kubejar.apiserver.resource;

import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.ResourcePath;

/// Where objects lie in the store: `/registry/GROUP/PLURAL/NAMESPACE/NAME`, without the namespace
/// for kinds of the whole cluster; the core group is `core`.
final class Keys {
    private static final String ROOT = "/registry/";

    private Keys() {}

    /// The beginning of the keys of all objects of a type.
    static String all(ResourceType type) {
        return ROOT + (type.group().isEmpty() ? "core" : type.group()) + "/" + type.plural() + "/";
    }

    /// The beginning of the keys of a collection; an empty namespace stands for all.
    static String collection(ResourceType type, String namespace) {
        return namespace.isEmpty() ? all(type) : all(type) + namespace + "/";
    }

    static String object(ResourceType type, String namespace, String name) {
        return collection(type, namespace) + name;
    }

    /// An object's key as upstream's messages show it, such as `/registry/pods/default/web`: most
    /// kinds stand there without their group.
    static String shown(ResourcePath path) {
        String namespace = path.namespace().isEmpty() ? "" : path.namespace() + "/";
        return ROOT + path.type().plural() + "/" + namespace + path.name();
    }

    /// The group and plural in a key, such as `core/pods`.
    static String typeIn(String key) {
        int group = key.indexOf('/', ROOT.length());
        return key.substring(ROOT.length(), key.indexOf('/', group + 1));
    }

    /// As [#typeIn], of a type.
    static String typeOf(ResourceType type) {
        return typeIn(all(type));
    }

    /// Whether only names follow a collection's prefix, not namespaces too.
    static boolean holdsNames(String prefix, boolean namespaced) {
        long steps = prefix.chars().filter(c -> c == '/').count();
        return steps == (namespaced ? 5 : 4);
    }
}
