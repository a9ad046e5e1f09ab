package dev.kubejar.api.kind;

import dev.kubejar.api.ApiObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A row of the table of kinds. A row alone makes a kind stored, served, watched, discoverable and
/// printable.
///
/// @param subresources names below an object's path: `status`, `scale`, `log`, `exec`…
/// @param verbs what the collection and its objects answer to, in discovery's words: `create`,
///   `get`, `list`…
/// @param columns of `kubectl get`; empty means name and age. They are asked for, not held, because
///   no start needs them: all kinds' together are 200 functions and a twentieth of its CPU time
/// @param selectableFields what `fieldSelector` may ask for beside `metadata.name` and
///   `metadata.namespace`
/// @param rules what is special about the kind
/// @param deprecation what a client that uses the row is warned of, such as `example.com/v1beta1
///   Foo is deprecated`; empty for most
/// @param custom what only kinds have that a CustomResourceDefinition made
public record KindDefinition(
        ResourceType type,
        KindNames names,
        Set<String> subresources,
        Set<String> verbs,
        Supplier<List<Column>> columns,
        List<SelectableField> selectableFields,
        Storage storage,
        Rules rules,
        String deprecation,
        Optional<CustomTraits> custom) {

    public KindDefinition {
        subresources = Set.copyOf(subresources);
        verbs = Set.copyOf(verbs);
        selectableFields = List.copyOf(selectableFields);
    }

    /// The values that a field selector sees, by field.
    public Map<String, String> selectableFieldsOf(ApiObject object) {
        var fields = new HashMap<String, String>();
        fields.put("metadata.name", object.meta().name());
        if (type.isNamespaced()) {
            fields.put("metadata.namespace", object.meta().namespace());
        }
        selectableFields.forEach(it -> fields.put(it.name(), it.of(object)));
        return fields;
    }

    /// Whether a field selector may ask for `field`. As upstream, a built-in kind without fields of
    /// its own knows the namespace even when its objects have none.
    public boolean isSelectable(String field) {
        boolean knowsNamespace = type.isNamespaced() || (!isCustom() && selectableFields.isEmpty());
        return field.equals("metadata.name")
                || (field.equals("metadata.namespace") && knowsNamespace)
                || selectableFields.stream().anyMatch(it -> it.name().equals(field));
    }

    /// The same row under other rules.
    public KindDefinition withRules(Rules other) {
        return with(storage, other);
    }

    /// The same row with another way to its stored objects.
    public KindDefinition withConversion(Conversion other) {
        return with(new Storage(storage.type(), other, storage.tracksGeneration()), rules);
    }

    private KindDefinition with(Storage stored, Rules judging) {
        return new KindDefinition(
                type,
                names,
                subresources,
                verbs,
                columns,
                selectableFields,
                stored,
                judging,
                deprecation,
                custom);
    }

    /// What a list of the objects calls itself, such as `DeploymentList`.
    public String listKind() {
        return custom.map(CustomTraits::listKind).orElse(type.kind() + "List");
    }

    /// Whether the life of the objects differs from the plain one so.
    public boolean has(Lifecycle.Trait trait) {
        return rules.lifecycle().traits().contains(trait);
    }

    public boolean isCustom() {
        return custom.isPresent();
    }

    /// Whether the object itself is read and written at `subresource`, which is empty for its own
    /// path.
    public boolean showsObjectAt(String subresource) {
        return subresource.isEmpty() || part(subresource).isPresent();
    }

    /// What may be changed of an object at `subresource`; empty where that does not show it.
    public Optional<ObjectPart> part(String subresource) {
        return subresources.contains(subresource) ? rules.part(subresource) : Optional.empty();
    }

    /// Whether the kind is custom and its definition is being deleted.
    public boolean isEnding() {
        return custom.filter(CustomTraits::ending).isPresent();
    }

    /// Writes of the object leave `status` alone and writes of `/status` leave the rest alone.
    public boolean hasStatus() {
        return subresources.contains("status");
    }
}
