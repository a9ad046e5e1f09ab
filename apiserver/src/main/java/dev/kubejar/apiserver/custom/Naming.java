package dev.kubejar.apiserver.custom;

import dev.kubejar.api.apiextensions.CustomResourceDefinition;
import dev.kubejar.api.apiextensions.DefinitionNames;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which of its names a definition gets. Belongs to one thread.
final class Naming {
    private final JsonObject wanted;
    private final DefinitionNames had;
    private final Taken taken;
    private JsonObject accepted;
    private Optional<DefinitionCondition> conflict = Optional.empty();

    /// What others of the group are called.
    ///
    /// @param resources plurals, singulars and short names
    /// @param kinds kinds and kinds of lists
    record Taken(Set<String> resources, Set<String> kinds) {
        Taken {
            resources = Set.copyOf(resources);
            kinds = Set.copyOf(kinds);
        }

        static Taken by(List<CustomResourceDefinition> definitions) {
            var resources = new HashSet<String>();
            var kinds = new HashSet<String>();
            for (CustomResourceDefinition definition : definitions) {
                DefinitionNames names = definition.acceptedNames();
                resources.addAll(List.of(names.plural(), names.singular()));
                resources.addAll(names.shortNames());
                kinds.addAll(List.of(names.kind(), names.listKind()));
            }
            return new Taken(resources, kinds);
        }
    }

    Naming(CustomResourceDefinition definition, Taken taken) {
        this.wanted = definition.names().json();
        this.had = definition.acceptedNames();
        this.taken = taken;
        this.accepted = had.json();
        one("plural", "PluralConflict", taken.resources);
        one("singular", "SingularConflict", taken.resources);
        shortNames();
        one("kind", "KindConflict", taken.kinds);
        one("listKind", "ListKindConflict", taken.kinds);
        copy("categories");
    }

    private void one(String field, String reason, Set<String> inUse) {
        String name = wanted.string(field);
        if (!name.equals(had.json().string(field)) && inUse.contains(name)) {
            conflict(reason, inUse(name));
        } else {
            copy(field);
        }
    }

    private void shortNames() {
        List<String> taken =
                new DefinitionNames(wanted)
                        .shortNames().stream()
                                .filter(name -> !isOurs(name))
                                .filter(this.taken.resources::contains)
                                .map(Naming::inUse)
                                .distinct()
                                .toList();
        if (taken.isEmpty()) {
            copy("shortNames");
        } else {
            conflict(
                    "ShortNamesConflict",
                    taken.size() == 1 ? taken.getFirst() : "[" + String.join(", ", taken) + "]");
        }
    }

    private boolean isOurs(String name) {
        return had.shortNames().contains(name)
                || had.plural().equals(name)
                || had.singular().equals(name);
    }

    private static String inUse(String name) {
        return "\"" + name + "\" is already in use";
    }

    private void conflict(String reason, String message) {
        conflict =
                Optional.of(
                        new DefinitionCondition(
                                CustomResourceDefinition.NAMES_ACCEPTED, false, reason, message));
    }

    private void copy(String field) {
        accepted = accepted.withFieldsOf(wanted, field);
    }

    /// In the order of `spec.names`, which is upstream's.
    JsonObject accepted() {
        return JsonObject.builder()
                .put("plural", accepted.string("plural"))
                .putUnlessEmpty("singular", accepted.string("singular"))
                .putUnlessEmpty("shortNames", JsonArray.ofStrings(accepted.strings("shortNames")))
                .put("kind", accepted.string("kind"))
                .putUnlessEmpty("listKind", accepted.string("listKind"))
                .putUnlessEmpty("categories", JsonArray.ofStrings(accepted.strings("categories")))
                .build();
    }

    /// That the names are accepted, or the last reason why not.
    DefinitionCondition condition() {
        return conflict.orElseGet(() ->
                new DefinitionCondition(
                        CustomResourceDefinition.NAMES_ACCEPTED,
                        true,
                        "NoConflicts",
                        "no conflicts found"));
    }
}
