package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.DefinitionNames;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import java.util.List;
import java.util.Locale;

/// What makes the names of a custom kind invalid.
final class NameRules {
    private NameRules() {}

    /// The names must be there; for `spec.names` alone.
    static void checkPresent(DefinitionNames names, String path, Problems problems) {
        require(names.plural(), path + ".plural", problems);
        require(names.singular(), path + ".singular", problems);
        require(names.kind(), path + ".kind", problems);
        require(names.listKind(), path + ".listKind", problems);
    }

    private static void require(String name, String path, Problems problems) {
        if (name.isEmpty()) {
            problems.required(path);
        }
    }

    /// The names that are there must be good.
    static void check(DefinitionNames names, String path, Problems problems) {
        label(names.plural(), path + ".plural", problems);
        label(names.singular(), path + ".singular", problems);
        kind(names.kind(), path + ".kind", problems);
        kind(names.listKind(), path + ".listKind", problems);
        labels(names.shortNames(), path + ".shortNames", problems);
        if (!names.kind().isEmpty() && names.kind().equals(names.listKind())) {
            problems.invalid(
                    path + ".listKind", names.listKind(), "kind and listKind may not be the same");
        }
        labels(names.categories(), path + ".categories", problems);
    }

    private static void labels(List<String> all, String path, Problems problems) {
        for (int i = 0; i < all.size(); i++) {
            complain(all.get(i), path + "[" + i + "]", Names.label1035(all.get(i)), "", problems);
        }
    }

    static void label(String name, String path, Problems problems) {
        if (!name.isEmpty()) {
            complain(name, path, Names.label1035(name), "", problems);
        }
    }

    private static void kind(String name, String path, Problems problems) {
        if (!name.isEmpty()) {
            complain(
                    name,
                    path,
                    Names.label1035(name.toLowerCase(Locale.ROOT)),
                    "may have mixed case, but should otherwise match: ",
                    problems);
        }
    }

    /// All complaints in one, as upstream joins them.
    static void complain(
            String value, String path, List<String> complaints, String before, Problems problems) {
        if (!complaints.isEmpty()) {
            problems.invalid(path, value, before + String.join(",", complaints));
        }
    }
}
