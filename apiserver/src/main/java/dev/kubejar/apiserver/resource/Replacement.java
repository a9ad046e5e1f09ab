package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.apiserver.apply.FieldOwnership;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.store.Condition;
import dev.kubejar.store.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The step from one version of an object to the next, for update, patch and subresources: read,
/// let the caller make the next version, check, write if nobody else has written; else again.
final class Replacement {
    private final VerbContext context;

    Replacement(VerbContext context) {
        this.context = context;
    }

    /// Which part of the object a write may change.
    enum Part {
        /// All but `status`, where the kind has that as a subresource.
        OBJECT,
        /// What the kind's own rules say of the subresource, such as `status`.
        OWN,
        /// Whatever the caller changes, without a new `generation`: subresources that are code of
        /// ours. As upstream has it, a pod that gets its node keeps its generation.
        ANY
    }

    /// Replaces the object at `path` by what `change` makes of it.
    ///
    /// @param change called again with the newer version when someone else has written in between;
    ///   a `resourceVersion` or `uid` in what it returns must be the object's
    StoredObject replace(
            KindDefinition row,
            ResourcePath path,
            Part part,
            UnaryOperator<ApiObject> change,
            Caller caller) {
        while (true) {
            StoredObject current = context.objects().get(row, path);
            ApiObject wanted = change.apply(current.object());
            Optional<StoredObject> done = attempt(path, part, current, wanted, caller);
            if (done.isPresent()) {
                return done.get();
            }
        }
    }

    /// Empty when someone else has written in between.
    private Optional<StoredObject> attempt(
            ResourcePath path, Part part, StoredObject current, ApiObject wanted, Caller caller) {
        KindDefinition row = current.row();
        ApiObject previous = current.object();
        checkPreconditions(path, row, wanted, previous);
        var attempt =
                new Attempt(
                        Operation.UPDATE,
                        row,
                        path,
                        Optional.of(previous),
                        caller.user(),
                        caller.isDryRun());
        return context.admitted(
                attempt,
                wanted,
                admitted -> {
                    ApiObject next =
                            context.formed(
                                    row, next(path, row, part, admitted, previous), previous);
                    if (part == Part.OBJECT) {
                        row.rules()
                                .warnings(new Write.Update(next, previous))
                                .forEach(caller.warnings());
                    }
                    return write(path, current, next, caller);
                });
    }

    private static void checkPreconditions(
            ResourcePath path, KindDefinition row, ApiObject wanted, ApiObject previous) {
        ObjectMeta meta = wanted.meta();
        ObjectMeta old = previous.meta();
        if (!meta.uid().isEmpty() && !meta.uid().equals(old.uid())) {
            throw StatusException.conflict(
                    row.type(),
                    old.name(),
                    "StorageError: invalid object, Code: 4, Key: %s, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(Keys.shown(path), meta.uid(), old.uid()));
        }
        boolean meansOne = Revisions.names(meta.resourceVersion());
        if (!meansOne && row.has(Lifecycle.Trait.UPDATES_NEED_VERSION)) {
            throw StatusException.invalid(
                    // as upstream words this refusal, with the resource where others have the kind
                    row.type().named(row.type().apiVersion(), row.type().plural()),
                    old.name(),
                    List.of(
                            FieldError.invalid(
                                    "metadata.resourceVersion",
                                    Json.of(0),
                                    "must be specified for an update")));
        }
        if (meansOne && !meta.resourceVersion().equals(old.resourceVersion())) {
            throw StatusException.modified(row.type(), old.name());
        }
    }

    /// The next version: what the caller may change, with all that it may not change carried over,
    /// and valid.
    private ApiObject next(
            ResourcePath path,
            KindDefinition row,
            Part part,
            ApiObject wanted,
            ApiObject previous) {
        ApiObject kept = withKeptMeta(wanted, previous);
        return switch (part) {
            case OBJECT -> nextObject(row, kept, previous);
            case OWN -> nextPart(row, path.subresource(), kept, previous);
            case ANY -> kept;
        };
    }

    private static ApiObject nextObject(KindDefinition row, ApiObject kept, ApiObject previous) {
        Rules rules = row.rules();
        ApiObject split = row.hasStatus() ? kept.withFieldOf(previous, "status") : kept;
        ApiObject prepared = rules.prepared(new Write.Update(split, previous));
        ApiObject next = withGeneration(row, prepared, previous);
        var problems = new ArrayList<>(MetadataRules.problemsOfUpdate(next, previous));
        problems.addAll(MetadataRules.problems(next, row));
        problems.addAll(rules.problems(new Write.Update(next, previous)));
        return valid(row, next, problems);
    }

    private ApiObject nextPart(
            KindDefinition row, String subresource, ApiObject kept, ApiObject previous) {
        ObjectPart own = row.part(subresource).orElseThrow();
        ApiObject changed =
                own.stamped(own.changed(kept, previous), previous, context.time().now())
                        .withMeta(
                                own.changesMetadata()
                                        ? own.metadata(kept.meta(), previous.meta())
                                        : ownersOnly(kept, previous));
        ApiObject next = withGeneration(row, changed, previous);
        var problems = new ArrayList<>(MetadataRules.problemsOfUpdate(next, previous));
        problems.addAll(own.problems(next, previous));
        return valid(row, next, problems);
    }

    /// The old metadata, with the newest word on who owns which field.
    private static ObjectMeta ownersOnly(ApiObject wanted, ApiObject previous) {
        return wanted.meta()
                .json()
                .find("managedFields")
                .map(fields -> previous.meta().with("managedFields", fields))
                .orElse(previous.meta());
    }

    private static ApiObject valid(KindDefinition row, ApiObject next, List<FieldError> problems) {
        if (!problems.isEmpty()) {
            throw StatusException.invalid(row.type(), next.meta().name(), problems);
        }
        return next;
    }

    /// `metadata` with what no update can change or leave out.
    private static ApiObject withKeptMeta(ApiObject wanted, ApiObject previous) {
        JsonObject old = previous.meta().json();
        JsonObject.Builder meta = wanted.meta().json().toBuilder();
        meta.remove("selfLink");
        for (String field : List.of("resourceVersion", "uid", "creationTimestamp", "generation")) {
            keep(meta, field, old);
        }
        for (String field : List.of("deletionTimestamp", "deletionGracePeriodSeconds")) {
            if (old.has(field)) {
                keep(meta, field, old);
            }
        }
        return wanted.withMeta(new ObjectMeta(meta.build()));
    }

    private static void keep(JsonObject.Builder meta, String field, JsonObject old) {
        old.find(field).ifPresentOrElse(value -> meta.put(field, value), () -> meta.remove(field));
    }

    private static ApiObject withGeneration(
            KindDefinition row, ApiObject next, ApiObject previous) {
        if (!row.storage().tracksGeneration() || wanted(row, next).equals(wanted(row, previous))) {
            return next;
        }
        return next.withMeta(
                next.meta().with("generation", Json.of(previous.meta().generation() + 1)));
    }

    /// What somebody wants of the object: all but metadata, of which a few kinds count the labels,
    /// and what its controller reports. A custom kind without `/status` has no such report.
    private static JsonObject wanted(KindDefinition row, ApiObject object) {
        JsonObject json =
                row.has(Lifecycle.Trait.COUNTS_LABELS)
                        ? object.json().with("metadata", object.meta().json().object("labels"))
                        : object.json().without("metadata");
        return row.isCustom() && !row.hasStatus() ? json : json.without("status");
    }

    private Optional<StoredObject> write(
            ResourcePath path, StoredObject current, ApiObject next, Caller caller) {
        KindDefinition row = current.row();
        if (FieldOwnership.isSameButForTimes(next, current.object()) && !current.isStale()) {
            return Optional.of(current);
        }
        if (caller.isDryRun()) {
            return Optional.of(StoredObject.imagined(row, next));
        }
        var condition = Condition.atRevision(current.revision());
        boolean ends = Deletion.isOver(row, next);
        Outcome<ObjectTag> outcome =
                ends
                        ? context.objects().delete(row, path, condition, next)
                        : context.objects().put(row, path, condition, next);
        if (!(outcome instanceof Outcome.Written<ObjectTag>(var entry, _))) {
            return Optional.empty();
        }
        return Optional.of( // as upstream, an object that goes is shown as the request left it
                ends ? StoredObject.imagined(row, next) : StoredObject.written(row, entry, next));
    }

    /// Seconds as the API writes them, now.
    Json now() {
        return Json.of(Timestamps.seconds(context.time().now()));
    }
}
