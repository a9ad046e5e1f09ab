package dev.kubejar.apiserver.apply;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.api.time.Time;
import java.util.List;
import java.util.Optional;

/// Server-side apply: somebody says how some fields should be, and owns them from then on; what it
/// said before and says no more goes, unless somebody else owns it too.
///
/// Source: [server-side apply](https://kubernetes.io/docs/reference/using-api/server-side-apply/)
public final class ServerSideApply {
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    private final FieldOwnership ownership;
    private final Time time;

    public ServerSideApply(FieldOwnership ownership, Time time) {
        this.ownership = ownership;
        this.time = time;
    }

    /// An object and who owns what of it.
    private record Outcome(ApiObject object, ManagedFields managers) {}

    /// The object that `applied` makes of `live`, with its managed fields, but without the defaults
    /// of what is new.
    ///
    /// @param live empty for an object that does not exist yet
    /// @param force whether fields of other managers are taken over; else they are a conflict: 409
    public ApiObject apply(FieldWriter writer, ApiObject live, JsonObject applied, boolean force) {
        checkType(writer.row().type(), applied);
        ManagedFields known = managers(live);
        TypedObject patch = ownership.versions().typed(writer.row(), new ApiObject(applied));
        checkFields(patch);
        try {
            TypedObject current =
                    ownership.versions().typed(writer.row(), FieldOwnership.bare(live));
            ManagedFields managers = trackedFrom(writer, current, known);
            Outcome outcome = outcome(writer, current, patch, managers, force);
            ApiObject synced = LastApplied.synced(writer.manager(), outcome.object, patch.object());
            return FieldOwnership.with(synced, AncientChanges.collapsed(outcome.managers));
        } catch (ListElements.UnnamedElementException e) {
            throw StatusException.unclassified("failed to merge config: " + e.getMessage());
        }
    }

    /// The managers of an object, which begins to have some with its first apply: all that was
    /// there before belongs to one.
    private ManagedFields trackedFrom(FieldWriter writer, TypedObject live, ManagedFields known) {
        return known.isEmpty()
                ? ownership.afterUpdate(
                        writer.as(BEFORE_FIRST_APPLY),
                        known,
                        new ApiObject(JsonObject.EMPTY),
                        live.object())
                : ownership.versions().reconciled(known, writer.row());
    }

    private Outcome outcome(
            FieldWriter writer,
            TypedObject live,
            TypedObject applied,
            ManagedFields managers,
            boolean force) {
        FieldOwner owner = writer.applier();
        Optional<ManagedFieldsEntry> last = managers.of(owner);
        var entry =
                new ManagedFieldsEntry(
                        owner,
                        live.apiVersion(),
                        last.flatMap(ManagedFieldsEntry::time),
                        ResetFields.kept(writer.row(), writer.subresource(), applied.named()));
        ManagedFields claimed = managers.with(entry);
        TypedObject merged = live.merged(applied);
        TypedObject next =
                last.map(it -> new Prune(ownership.versions(), claimed).pruned(merged, it))
                        .orElse(merged);
        var step = new OwnershipChange(ownership.versions(), live, next, writer.subresource());
        if (!force) {
            refuse(writer, live, step.conflicts(claimed, owner));
        }
        ManagedFields others = step.left(claimed.without(owner));
        ManagedFieldsEntry owned = entry.withFields(FieldOwnership.stripped(entry.fields()));
        return next.object().equals(live.object())
                ? new Outcome(live.object(), others.with(owned))
                : new Outcome(next.object(), others.with(owned.at(time.now())));
    }

    /// Lets conflicts pass that kubectl has with its own former self.
    private static void refuse(FieldWriter writer, TypedObject live, List<Conflict> conflicts) {
        List<Conflict> real =
                conflicts.isEmpty()
                        ? conflicts
                        : LastApplied.withoutAllowed(writer.manager(), live, conflicts);
        if (!real.isEmpty()) {
            throw Conflict.refusal(real);
        }
    }

    private static ManagedFields managers(ApiObject live) {
        try {
            return ManagedFields.parse(live.meta().json().array("managedFields"));
        } catch (MalformedFieldsException e) {
            throw StatusException.unclassified(
                    "failed to decode managed fields: " + e.getMessage());
        }
    }

    private static void checkType(ResourceType type, JsonObject applied) {
        String apiVersion = applied.string("apiVersion");
        String kind = applied.string("kind");
        if (!apiVersion.equals(type.apiVersion()) || !kind.equals(type.kind())) {
            throw StatusException.badRequest("invalid object type: " + shown(apiVersion, kind));
        }
        boolean isSet =
                applied.object("metadata").find("managedFields").orElse(JsonNull.NULL)
                        != JsonNull.NULL;
        if (isSet) {
            throw StatusException.badRequest("metadata.managedFields must be nil");
        }
    }

    private static void checkFields(TypedObject applied) {
        List<String> problems = TypeCheck.problems(applied.schema(), applied.object().json());
        if (!problems.isEmpty()) {
            throw StatusException.unclassified(
                    "failed to create typed patch object (%s): %s"
                            .formatted(named(applied.object()), TypeCheck.message(problems)));
        }
    }

    /// `default/web; apps/v1, Kind=Deployment`
    public static String named(ApiObject object) {
        return "%s/%s; %s"
                .formatted(
                        object.meta().namespace(),
                        object.meta().name(),
                        shown(object.apiVersion(), object.kind()));
    }

    /// `/v1, Kind=Pod`
    private static String shown(String apiVersion, String kind) {
        String version = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
        return version + ", Kind=" + kind;
    }
}
