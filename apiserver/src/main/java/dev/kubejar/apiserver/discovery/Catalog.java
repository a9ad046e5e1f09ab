package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.VersionOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The served kinds by group and version, in the order in which upstream lists them.
///
/// @param groups the core group first, if it is served
record Catalog(List<Group> groups) {

    /// @param versions the preferred one first
    record Group(String name, List<Version> versions) {
        Group {
            versions = List.copyOf(versions);
        }
    }

    /// @param kinds by the names of their resources
    record Version(String group, String version, List<KindDefinition> kinds) {
        Version {
            kinds = List.copyOf(kinds);
        }

        /// `apps/v1`, or `v1` in the core group.
        String groupVersion() {
            return group.isEmpty() ? version : group + "/" + version;
        }

        /// `apis/apps/v1`, or `api/v1` in the core group.
        String path() {
            return (group.isEmpty() ? "api/" : "apis/") + groupVersion();
        }
    }

    Catalog {
        groups = List.copyOf(groups);
    }

    static Catalog of(Collection<KindDefinition> kinds) {
        Map<String, Map<String, List<KindDefinition>>> byName = new LinkedHashMap<>();
        for (KindDefinition kind : kinds) {
            byName.computeIfAbsent(kind.type().group(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(kind.type().version(), _ -> new ArrayList<>())
                    .add(kind);
        }
        List<Group> groups = new ArrayList<>();
        byName.forEach((name, versions) -> groups.add(group(name, versions)));
        groups.sort(Comparator.comparing(Group::name, GroupOrder.BY_PRIORITY));
        return new Catalog(groups);
    }

    private static Group group(String name, Map<String, List<KindDefinition>> byVersion) {
        List<Version> versions = new ArrayList<>();
        byVersion.forEach((version, kinds) -> {
            List<KindDefinition> sorted = new ArrayList<>(kinds);
            sorted.sort(Comparator.comparing(kind -> kind.type().plural()));
            versions.add(new Version(name, version, sorted));
        });
        versions.sort(Comparator.comparing(Version::version, VersionOrder.BY_STABILITY));
        return new Group(name, versions);
    }

    Optional<Group> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    Optional<Version> version(String group, String version) {
        return group(group).stream()
                .flatMap(found -> found.versions().stream())
                .filter(found -> found.version().equals(version))
                .findFirst();
    }

    List<Version> versions() {
        return groups.stream().flatMap(group -> group.versions().stream()).toList();
    }

    /// All but the core group, which upstream lists under `/api`.
    List<Group> namedGroups() {
        return groups.stream().filter(group -> !group.name().isEmpty()).toList();
    }
}
