package dev.kubejar.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The API groups as three worlds name them, read from `groups.txt`.
record ApiGroups(List<ApiGroup> groups) {

    /// One group.
    ///
    /// @param client how the Java client's class names begin: `Apps` of `AppsV1Api`
    /// @param group `apps`; empty for the core group
    /// @param home the package of its types in upstream's definitions, without the version:
    ///   `io.k8s.api.apps`
    record ApiGroup(String client, String group, String home) {}

    ApiGroups {
        groups = List.copyOf(groups);
    }

    static ApiGroups read() {
        var groups = new ArrayList<ApiGroup>();
        for (String line : Resources.lines("groups.txt")) {
            String[] words = line.split("\\s+", -1);
            groups.add(new ApiGroup(words[0], words[1].replace("\"\"", ""), words[2]));
        }
        return new ApiGroups(groups);
    }

    Optional<ApiGroup> ofClient(String client) {
        return groups.stream().filter(group -> group.client().equals(client)).findFirst();
    }

    /// The group whose client classes begin with a word, such as `Rbac` of `RbacV1Subject`.
    Optional<ApiGroup> beginningWith(String word) {
        return groups.stream()
                .filter(group -> !word.isEmpty() && group.client().startsWith(word))
                .findFirst();
    }

    /// The group that a type belongs to, such as apps of `io.k8s.api.apps.v1.Deployment`.
    Optional<ApiGroup> owning(String type) {
        return groups.stream().filter(group -> type.startsWith(group.home() + ".")).findFirst();
    }

    /// The group whose types live in `home`, such as `io.k8s.api.apps`.
    Optional<ApiGroup> ofHome(String home) {
        return groups.stream().filter(group -> group.home().equals(home)).findFirst();
    }
}
