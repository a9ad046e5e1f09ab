package dev.kubejar.api.builtin;

import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.KindNames;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.SelectableField;
import dev.kubejar.api.kind.Storage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Collects one row of the table; what is not said is as most kinds have it.
final class KindRow {
    private static final List<String> ALL_VERBS =
            List.of(
                    "create",
                    "delete",
                    "deletecollection",
                    "get",
                    "list",
                    "patch",
                    "update",
                    "watch");

    private final ResourceType type;
    private List<String> shortNames;
    private final Rules rules;
    private final Supplier<List<Column>> columns;
    private final Set<String> verbs = new TreeSet<>(ALL_VERBS);
    private Set<String> subresources = Set.of();
    private List<String> categories = List.of();
    private List<SelectableField> selectableFields = List.of();
    private ResourceType storedAs;
    private Conversion conversion = Conversion.NONE;
    private boolean tracksGeneration;
    private String deprecation = "";
    private String singular;

    private KindRow(
            ResourceType type,
            List<String> shortNames,
            Rules rules,
            Supplier<List<Column>> columns) {
        this.type = type;
        this.shortNames = shortNames;
        this.rules = rules;
        this.columns = columns;
        this.storedAs = type;
        this.singular = type.kind().toLowerCase(Locale.ROOT);
    }

    /// `shortName` may be empty.
    static KindRow row(
            ResourceType type, String shortName, Rules rules, Supplier<List<Column>> columns) {
        return new KindRow(
                type, shortName.isEmpty() ? List.of() : List.of(shortName), rules, columns);
    }

    KindRow parts(String... names) {
        subresources = Set.of(names);
        return this;
    }

    KindRow selectable(List<SelectableField> fields) {
        selectableFields = fields;
        return this;
    }

    KindRow without(String verb) {
        verbs.remove(verb);
        return this;
    }

    KindRow only(String... names) {
        verbs.retainAll(Set.of(names));
        return this;
    }

    /// Has a second short name.
    KindRow orShort(String name) {
        shortNames = Stream.concat(shortNames.stream(), Stream.of(name)).toList();
        return this;
    }

    /// Has no name for one of them.
    KindRow withoutSingular() {
        singular = "";
        return this;
    }

    /// Shown by `kubectl get all`.
    KindRow inAll() {
        return in("all");
    }

    KindRow in(String category) {
        categories = List.of(category);
        return this;
    }

    /// `metadata.generation` counts its changes.
    KindRow counted() {
        tracksGeneration = true;
        return this;
    }

    KindRow storedAs(ResourceType other, Conversion by) {
        storedAs = other;
        conversion = by;
        return this;
    }

    /// Whoever uses the kind is warned with these words.
    KindRow deprecated(String warning) {
        deprecation = warning;
        return this;
    }

    KindDefinition build() {
        return new KindDefinition(
                type,
                new KindNames(singular, shortNames, categories),
                subresources,
                verbs,
                columns,
                selectableFields,
                new Storage(storedAs, conversion, tracksGeneration),
                rules,
                deprecation,
                Optional.empty());
    }
}
