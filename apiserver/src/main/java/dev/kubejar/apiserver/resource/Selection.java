package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.selector.FieldSelector;
import dev.kubejar.api.selector.LabelSelector;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.ListRequest;
import dev.kubejar.store.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Which objects of a collection are meant: a label selector and a field selector over the fields
/// that the kind offers.
record Selection(KindDefinition row, LabelSelector labels, FieldSelector fields) {

    /// Refuses with 400 a selector that cannot be read or names a field that is not offered.
    static Selection of(KindDefinition row, ListRequest request) {
        FieldSelector fields = FieldSelector.parse(request.fieldSelector());
        for (FieldSelector.Term term : fields.terms()) {
            if (!row.isSelectable(term.field())) {
                throw StatusException.badRequest(unsupported(row, term.field()));
            }
        }
        return new Selection(
                row, LabelSelector.parse(request.labelSelector()), inStoredNames(row, fields));
    }

    private static String unsupported(KindDefinition row, String field) {
        // Upstream words it so for kinds that offer fields of their own, and otherwise for the
        // rest.
        return row.selectableFields().isEmpty() && !row.isCustom()
                ? "\"%s\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                        .formatted(field)
                : "field label not supported: " + field;
    }

    private static FieldSelector inStoredNames(KindDefinition row, FieldSelector fields) {
        return new FieldSelector(
                fields.terms().stream()
                        .map(term ->
                                new FieldSelector.Term(
                                        row.storage().conversion().storedField(term.field()),
                                        term.equal(),
                                        term.value()))
                        .toList());
    }

    boolean isEverything() {
        return labels.matchesEverything() && fields.matchesEverything();
    }

    boolean matches(Entry<ObjectTag> entry) {
        return isEverything()
                || (labels.matches(entry.tag().labels()) && fields.matches(fieldsOf(entry)));
    }

    /// Those meant among objects that nobody keeps.
    Page among(List<ApiObject> objects) {
        List<StoredObject> selected =
                objects.stream()
                        .filter(it -> labels.matches(it.meta().labels()))
                        .filter(it -> fields.matches(row.selectableFieldsOf(it)))
                        .map(it -> StoredObject.imagined(row, it))
                        .toList();
        return new Page(0, "", OptionalLong.empty(), selected);
    }

    /// A custom kind's own fields are read from the object as this version shows it.
    private Map<String, String> fieldsOf(Entry<ObjectTag> entry) {
        boolean extracted = !row.isCustom() || row.selectableFields().isEmpty();
        return extracted
                ? entry.tag().fields()
                : row.selectableFieldsOf(StoredObject.of(row, entry).object());
    }

    /// The only key below `prefix` that can match, when the selector fixes it: `metadata.name` in
    /// one namespace, or of a kind that has none.
    Optional<String> onlyKey(String prefix) {
        boolean inOneNamespace = Keys.holdsNames(prefix, row.type().isNamespaced());
        return inOneNamespace
                ? fields.exactly("metadata.name").map(prefix::concat)
                : Optional.empty();
    }
}
