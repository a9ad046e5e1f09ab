package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import java.util.List;

/// What discovery says of one subresource: what it takes and gives, and its verbs.
///
/// @param group empty when it is the resource's own
/// @param version empty when it is the resource's own
record Subresource(String name, String group, String version, String kind, List<String> verbs) {
    private static final List<String> READ_AND_WRITE = List.of("get", "patch", "update");
    private static final List<String> CONNECT = List.of("create", "get");
    private static final List<String> PROXY = List.of("create", "delete", "get", "patch", "update");

    Subresource {
        verbs = List.copyOf(verbs);
    }

    /// The subresources of a kind by name.
    static List<Subresource> of(KindDefinition definition) {
        String kind = definition.type().kind();
        return definition.subresources().stream().sorted().map(name -> of(name, kind)).toList();
    }

    private static Subresource of(String name, String kind) {
        return switch (name) {
            case "attach", "exec" -> own(name, kind + capitalized(name) + "Options", CONNECT);
            case "portforward" -> own(name, kind + "PortForwardOptions", CONNECT);
            case "proxy" -> own(name, kind + "ProxyOptions", PROXY);
            case "binding" -> own(name, "Binding", List.of("create"));
            case "eviction" -> other(name, BuiltinKinds.EVICTION, List.of("create"));
            case "scale" -> other(name, BuiltinKinds.SCALE, READ_AND_WRITE);
            case "token" ->
                    new Subresource(
                            name, "authentication.k8s.io", "v1", "TokenRequest", List.of("create"));
            case "log" -> own(name, kind, List.of("get"));
            case "finalize" -> own(name, kind, List.of("update"));
            default -> own(name, kind, READ_AND_WRITE); // status, approval, resize…
        };
    }

    private static Subresource own(String name, String kind, List<String> verbs) {
        return new Subresource(name, "", "", kind, verbs);
    }

    private static Subresource other(String name, ResourceType type, List<String> verbs) {
        return new Subresource(name, type.group(), type.version(), type.kind(), verbs);
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
