package dev.kubejar.apiserver.auth;

import java.util.List;
import java.util.Map;

/// Who makes a request, as an [Authenticator] found out.
///
/// @param name such as `kubernetes-admin` or `system:serviceaccount:default:default`
/// @param uid empty when the authenticator knows none
/// @param groups such as `system:masters`
/// @param extra more about the user, by key
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    public static final String AUTHENTICATED = "system:authenticated";
    public static final User ANONYMOUS =
            new User("system:anonymous", "", List.of("system:unauthenticated"), Map.of());

    public User {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    public static User of(String name, List<String> groups) {
        return new User(name, "", groups, Map.of());
    }
}
