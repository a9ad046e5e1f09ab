package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.time.Time;
import dev.kubejar.apiserver.schema.Schema;
import dev.kubejar.apiserver.schema.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps `metadata.managedFields` true, write by write. Safe for any thread.
///
/// Source: [server-side apply](https://kubernetes.io/docs/reference/using-api/server-side-apply/)
public final class FieldOwnership {
    /// What of an object nobody owns.
    private static final FieldSet UNOWNED =
            FieldSet.ofFields(
                    "apiVersion",
                    "kind",
                    "metadata",
                    "metadata.clusterName",
                    "metadata.creationTimestamp",
                    "metadata.generation",
                    "metadata.managedFields",
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.resourceVersion",
                    "metadata.selfLink",
                    "metadata.uid");

    private static final JsonArray RESET = JsonArray.of(JsonObject.EMPTY);

    private final Versions versions;
    private final Time time;

    /// @param rows the kinds that are served now
    public FieldOwnership(Schemas schemas, Supplier<List<KindDefinition>> rows, Time time) {
        this(
                new Versions(
                        type -> schemas.of(type.apiVersion(), type.kind()).orElse(Schema.DEDUCED),
                        rows),
                time);
    }

    FieldOwnership(Versions versions, Time time) {
        this.versions = versions;
        this.time = time;
    }

    Versions versions() {
        return versions;
    }

    // ---- updates

    /// A new object as its creator owns it.
    public ApiObject created(FieldWriter writer, ApiObject object) {
        return updated(writer, new ApiObject(JsonObject.EMPTY), object);
    }

    /// `next` with the managed fields that the step from `live` leaves: the writer owns what it
    /// changed. A client may send managed fields of its own, all or none of them (`[]`, `[{}]`); an
    /// object that has none stays without.
    public ApiObject updated(FieldWriter writer, ApiObject live, ApiObject next) {
        JsonArray kept = live.meta().json().array("managedFields");
        JsonArray known = sent(writer, kept, next);
        boolean isNew = live.meta().uid().isEmpty();
        ApiObject after = bare(next);
        if (known.isEmpty() && !isNew) {
            return after;
        }
        try {
            OwnershipChange step = step(writer, bare(live), after);
            if (step.here().isSame()) {
                return with(after, known);
            }
            ManagedFields managers = versions.reconciled(parsed(known), writer.row());
            return with(after, afterUpdate(writer, managers, step).json());
        } catch (ListElements.UnnamedElementException _) { // validation will say what is wrong
            return with(after, kept);
        }
    }

    /// The managers that the client sent along, if they can be read, else those of the live object.
    private static JsonArray sent(FieldWriter writer, JsonArray kept, ApiObject next) {
        Json sent = next.meta().json().find("managedFields").orElse(JsonNull.NULL);
        boolean counts = writer.subresource().isEmpty() && !sent.equals(kept);
        if (!counts || !(sent instanceof JsonArray array)) {
            return kept;
        }
        if (array.isEmpty() || array.equals(RESET)) {
            return JsonArray.EMPTY;
        }
        ManagedFields parsed = parsed(array);
        return parsed.isEmpty() ? kept : parsed.map(ManagedFieldsEntry::anew).json();
    }

    /// None when they are malformed.
    private static ManagedFields parsed(JsonArray array) {
        try {
            return ManagedFields.parse(array);
        } catch (MalformedFieldsException _) { // as upstream: who cannot be read does not count
            return ManagedFields.NONE;
        }
    }

    /// What managers own after the writer has made `after` of `before`.
    ManagedFields afterUpdate(
            FieldWriter writer, ManagedFields managers, ApiObject before, ApiObject after) {
        return afterUpdate(writer, managers, step(writer, before, after));
    }

    private OwnershipChange step(FieldWriter writer, ApiObject before, ApiObject after) {
        return new OwnershipChange(
                versions,
                versions.typed(writer.row(), before),
                versions.typed(writer.row(), after),
                writer.subresource());
    }

    private ManagedFields afterUpdate(
            FieldWriter writer, ManagedFields managers, OwnershipChange step) {
        Comparison change = step.here();
        ManagedFields left = step.left(managers);
        FieldSet taken =
                stripped(
                        ResetFields.kept(
                                writer.row(),
                                writer.subresource(),
                                change.modified().union(change.added())));
        if (taken.isEmpty()) {
            return AncientChanges.collapsed(left);
        }
        FieldOwner owner = writer.updater();
        FieldSet owned =
                left.of(owner).map(ManagedFieldsEntry::fields).orElse(FieldSet.EMPTY).union(taken);
        return AncientChanges.collapsed(
                left.with(
                        new ManagedFieldsEntry(
                                owner, owner.apiVersion(), Optional.of(time.now()), owned)));
    }

    // ---- shared with apply

    static FieldSet stripped(FieldSet fields) {
        return fields.difference(UNOWNED);
    }

    /// Whether two versions of an object are the same but for the times of their managers. Such a
    /// step is not written.
    public static boolean isSameButForTimes(ApiObject one, ApiObject other) {
        JsonArray managers = one.meta().json().array("managedFields");
        JsonArray others = other.meta().json().array("managedFields");
        return managers.size() == others.size()
                && timeless(managers).equals(timeless(others))
                && bare(one).equals(bare(other));
    }

    private static List<JsonObject> timeless(JsonArray managers) {
        return managers.objects().stream().map(entry -> entry.without("time")).toList();
    }

    /// The object without its managed fields.
    static ApiObject bare(ApiObject object) {
        return object.meta().json().has("managedFields")
                ? object.withMeta(object.meta().without("managedFields"))
                : object;
    }

    static ApiObject with(ApiObject object, ManagedFields managers) {
        return with(object, managers.json());
    }

    private static ApiObject with(ApiObject object, JsonArray managers) {
        return managers.isEmpty()
                ? object
                : object.withMeta(object.meta().with("managedFields", managers));
    }
}
