package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.admission.Attempt;
import dev.kubejar.apiserver.admission.Attempt.Operation;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.store.Condition;
import dev.kubejar.store.Outcome;
import java.util.ArrayList;
import java.util.Optional;

/// The verb create.
final class Creation {
    /// As upstream: so many generated names are tried before giving up.
    private static final int NAME_ATTEMPTS = 8;

    private final VerbContext context;

    Creation(VerbContext context) {
        this.context = context;
    }

    /// Creates `object`, decoded and in its namespace, in the collection `path`.
    StoredObject create(KindDefinition row, ResourcePath path, ApiObject object, Caller caller) {
        boolean generated =
                object.meta().name().isEmpty() && !object.meta().generateName().isEmpty();
        int attempts = generated ? NAME_ATTEMPTS : 1;
        for (int attempt = 1; ; attempt++) {
            ApiObject born = born(object);
            Optional<StoredObject> created = attempt(row, path, born, caller);
            if (created.isPresent()) {
                return created.get();
            }
            if (attempt == attempts) {
                throw nameTaken(row, path, born.meta());
            }
        }
    }

    /// What the server alone decides about a new object.
    private ApiObject born(ApiObject object) {
        ObjectMeta meta = object.meta();
        String name =
                meta.name().isEmpty() && !meta.generateName().isEmpty()
                        ? context.identities().named(meta.generateName())
                        : meta.name();
        JsonObject.Builder json = meta.json().toBuilder();
        json.remove("deletionTimestamp")
                .remove("deletionGracePeriodSeconds")
                .remove("selfLink")
                .remove("generation")
                .put("uid", context.identities().uid())
                .put("creationTimestamp", Timestamps.seconds(context.time().now()));
        if (!name.isEmpty()) {
            json.put("name", name);
        }
        return object.withMeta(new ObjectMeta(json.build()));
    }

    /// Empty when the name is taken.
    private Optional<StoredObject> attempt(
            KindDefinition row, ResourcePath collection, ApiObject object, Caller caller) {
        var attempt =
                new Attempt(
                        Operation.CREATE,
                        row,
                        ResourcePath.of(
                                collection.type(), collection.namespace(), object.meta().name()),
                        Optional.empty(),
                        caller.user(),
                        caller.isDryRun());
        return context.admitted(
                attempt, object, admitted -> write(row, collection, admitted, caller));
    }

    private Optional<StoredObject> write(
            KindDefinition row, ResourcePath collection, ApiObject admitted, Caller caller) {
        ApiObject valid = prepared(row, admitted);
        var write = new Write.Create(valid);
        validate(row, write);
        // of what was asked for: preparation makes fields of annotations that are deprecated
        row.rules().warnings(new Write.Create(admitted)).forEach(caller.warnings());
        ApiObject next = context.formed(row, caller.isDryRun() ? valid : withVersion(valid));
        String name = next.meta().name();
        var path = ResourcePath.of(collection.type(), collection.namespace(), name);
        if (caller.isDryRun()) {
            return context.objects().find(row, path).isPresent()
                    ? Optional.empty()
                    : Optional.of(StoredObject.imagined(row, next));
        }
        if (Revisions.names(next.meta().resourceVersion())) {
            throw StatusException.unclassified(
                    "resourceVersion should not be set on objects to be created");
        }
        return switch (context.objects().put(row, path, Condition.absent(), next)) {
            case Outcome.Written<ObjectTag>(var entry, _) ->
                    Optional.of(StoredObject.written(row, entry, next));
            case Outcome.AlreadyExists<ObjectTag> _ -> Optional.empty();
            case Outcome.Missing<ObjectTag> _, Outcome.Changed<ObjectTag> _ ->
                    throw new IllegalStateException("a create met neither: " + path);
        };
    }

    /// With a place for the version that the store will give it.
    private static ApiObject withVersion(ApiObject object) {
        return object.withMeta(
                new ObjectMeta(object.meta().json().withDefault("resourceVersion", "")));
    }

    private static ApiObject prepared(KindDefinition row, ApiObject object) {
        boolean keepsStatus = !row.hasStatus() || row.has(Lifecycle.Trait.STATUS_AT_BIRTH);
        ApiObject next =
                row.rules()
                        .prepared(
                                new Write.Create(keepsStatus ? object : object.without("status")));
        boolean counted =
                row.storage().tracksGeneration() && !row.has(Lifecycle.Trait.UNCOUNTED_AT_BIRTH);
        return counted ? next.withMeta(next.meta().with("generation", Json.of(1))) : next;
    }

    private static void validate(KindDefinition row, Write.Create write) {
        ApiObject object = write.next();
        var problems = new ArrayList<FieldError>(MetadataRules.problems(object, row));
        problems.addAll(row.rules().problems(write));
        if (!problems.isEmpty()) {
            throw StatusException.invalid(row.type(), object.meta().name(), problems);
        }
    }

    /// 409 in upstream's words, which tell whether the object there is about to go and whether the
    /// server was to complete the name.
    private StatusException nameTaken(
            KindDefinition row, ResourcePath collection, ObjectMeta meta) {
        boolean completed = !meta.generateName().isEmpty();
        var path = ResourcePath.of(collection.type(), collection.namespace(), meta.name());
        boolean goes =
                context.objects()
                        .find(row, path)
                        .filter(there -> there.object().meta().isDeleting())
                        .isPresent();
        String message =
                "%s%s \"%s\" already exists%s"
                        .formatted(
                                goes ? "object is being deleted: " : "",
                                row.type().groupResource(),
                                meta.name(),
                                completed
                                        ? ", the server was not able to generate a unique name for the object"
                                        : "");
        JsonObject.Builder details =
                JsonObject.builder()
                        .put("name", meta.name())
                        .putUnlessEmpty("group", row.type().group())
                        .put("kind", row.type().plural());
        if (completed) {
            details.put("retryAfterSeconds", 1);
        }
        return new StatusException(Status.of(Reason.ALREADY_EXISTS, message, details.build()));
    }
}
