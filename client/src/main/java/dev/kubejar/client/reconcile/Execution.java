package dev.kubejar.client.reconcile;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.Client;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.EventRecorder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Carries out one plan, change by change, and stops at the first that cannot be made.
///
/// A precondition that a change of the same plan has outdated is moved on to the version which that
/// change made. Used by one thread, and by those of its [Batches].
final class Execution {

    /// How it ended.
    sealed interface Outcome {}

    /// All changes are made.
    record Done() implements Outcome {}

    /// The world is not what was decided on: decide again.
    record Outdated() implements Outcome {}

    /// The API refused a change.
    record Refused(Change change, StatusException refusal) implements Outcome {}

    private final Client client;
    private final WriteOptions writer;
    private final EventRecorder events;
    private final OwnWrites own;
    private final Map<ResourcePath, Step> steps = new HashMap<>();

    Execution(Client client, WriteOptions writer, EventRecorder events, OwnWrites own) {
        this.client = client;
        this.writer = writer;
        this.events = events;
        this.own = own;
    }

    Outcome carryOut(Plan plan) throws InterruptedException {
        for (Change change : plan.changes()) {
            Outcome outcome = make(change);
            if (!(outcome instanceof Done)) {
                return outcome;
            }
        }
        plan.notices().forEach(this::record);
        return new Done();
    }

    private Outcome make(Change change) throws InterruptedException {
        if (change instanceof Change.Together(var changes)) {
            return Batches.make(changes, this::makeOne);
        }
        return makeOne(change);
    }

    private Outcome makeOne(Change change) {
        try {
            return switch (change) {
                case Change.Create create -> create(create);
                case Change.Merge merge -> merge(merge);
                case Change.Replace replace -> replace(replace);
                case Change.Delete delete -> delete(delete);
                case Change.Require require -> require(require);
                case Change.Together _ ->
                        throw new IllegalArgumentException("batches do not hold batches");
            };
        } catch (StatusException refusal) {
            if (!refusal.is(Reason.ALREADY_EXISTS)) {
                announceRefusal(change, refusal);
            }
            return new Refused(change, refusal);
        }
    }

    private Outcome create(Change.Create create) {
        var collection = ResourcePath.in(create.type(), create.object().meta().namespace());
        ApiObject made;
        try {
            made = client.create(collection, create.object(), writer);
        } catch (StatusException refusal) {
            if (!refusal.is(Reason.ALREADY_EXISTS)) {
                throw refusal;
            }
            ApiObject there = client.get(ResourcePath.of(create.type(), create.object()));
            saw(ResourcePath.of(create.type(), there), there);
            if (!sameController(there, create.object())) {
                throw refusal;
            }
            return new Done();
        }
        saw(ResourcePath.of(create.type(), made), made);
        announce(create.announcement(), made.meta().name());
        return new Done();
    }

    private static boolean sameController(ApiObject one, ApiObject other) {
        return uidOfController(one).equals(uidOfController(other));
    }

    private static String uidOfController(ApiObject object) {
        return object.meta().controller().map(owner -> owner.uid()).orElse("");
    }

    private Outcome merge(Change.Merge merge) {
        JsonObject metadata = merge.body().object("metadata").with("uid", merge.uid());
        if (!merge.onlyIf().isEmpty()) {
            metadata = metadata.with("resourceVersion", newest(merge.path(), merge.onlyIf()));
        }
        Patch patch = Patch.merge(merge.body().with("metadata", metadata));
        return written(
                merge.path(),
                merge.onlyIf(),
                merge.announcement(),
                () -> client.patch(merge.path(), patch, writer));
    }

    private Outcome replace(Change.Replace replace) {
        String decidedOn = replace.object().meta().resourceVersion();
        ApiObject object =
                replace.object()
                        .withMeta(
                                replace.object()
                                        .meta()
                                        .with(
                                                "resourceVersion",
                                                newest(replace.path(), decidedOn)));
        return written(
                replace.path(),
                decidedOn,
                replace.announcement(),
                () -> client.update(replace.path(), object, writer));
    }

    private Outcome written(
            ResourcePath path, String decidedOn, Optional<Announcement> announcement, Call call) {
        try {
            ApiObject made = call.make();
            saw(path, made);
            moved(path, decidedOn, made.meta().resourceVersion());
            announce(announcement, made.meta().name());
            return new Done();
        } catch (StatusException refusal) {
            if (refusal.is(Reason.CONFLICT)) {
                lookAgain(path);
                return new Outdated();
            }
            if (refusal.is(Reason.NOT_FOUND) && isGone(path)) {
                return new Outdated();
            }
            throw refusal;
        }
    }

    private Outcome delete(Change.Delete delete) {
        DeleteOptions options = delete.options();
        try {
            Optional<ApiObject> kept = client.delete(delete.path(), options);
            kept.ifPresentOrElse(
                    object -> saw(delete.path(), object), () -> ended(delete.path(), options));
            announce(delete.announcement(), delete.path().name());
            return new Done();
        } catch (StatusException refusal) {
            if (refusal.is(Reason.NOT_FOUND)) {
                ended(delete.path(), options);
                return new Done();
            }
            if (refusal.is(Reason.CONFLICT)) {
                lookAgain(delete.path());
                return new Outdated();
            }
            throw refusal;
        }
    }

    private Outcome require(Change.Require require) {
        try {
            ApiObject now = client.get(require.path());
            boolean lives = now.meta().uid().equals(require.uid()) && !now.meta().isDeleting();
            if (!lives) {
                saw(require.path(), now);
            }
            return lives ? new Done() : new Outdated();
        } catch (StatusException refusal) {
            if (refusal.is(Reason.NOT_FOUND)) {
                own.sawEnd(require.path(), require.uid());
                return new Outdated();
            }
            throw refusal;
        }
    }

    /// Has the next pass wait for the state that was in the way of this one.
    private void lookAgain(ResourcePath path) {
        try {
            saw(path, client.get(path.sub("")));
        } catch (StatusException refusal) {
            if (!refusal.is(Reason.NOT_FOUND)) {
                throw refusal;
            }
        }
    }

    private boolean isGone(ResourcePath path) {
        try {
            client.get(path.sub(""));
            return false;
        } catch (StatusException refusal) {
            return refusal.is(Reason.NOT_FOUND);
        }
    }

    private synchronized void saw(ResourcePath path, ApiObject object) {
        own.saw(path.type(), object);
    }

    private synchronized void ended(ResourcePath path, DeleteOptions options) {
        own.sawEnd(path, options.uid());
    }

    private synchronized void moved(ResourcePath path, String from, String to) {
        steps.merge(
                path.sub(""), new Step(from, to), (first, next) -> new Step(first.from, next.to));
    }

    private synchronized String newest(ResourcePath path, String decidedOn) {
        Step step = steps.get(path.sub(""));
        return step != null && step.from.equals(decidedOn) ? step.to : decidedOn;
    }

    private void announce(Optional<Announcement> announcement, String name) {
        announcement
                .flatMap(Announcement::success)
                .map(notice -> notice.withMessage(notice.message().replace("{name}", name)))
                .ifPresent(this::record);
    }

    private void announceRefusal(Change change, StatusException refusal) {
        change.announcement()
                .flatMap(Announcement::refusal)
                .map(notice -> filled(notice, change, refusal))
                .ifPresent(this::record);
    }

    private static Notice filled(Notice notice, Change change, StatusException refusal) {
        String name =
                switch (change) {
                    case Change.Create create -> create.object().meta().name();
                    case Change.Merge merge -> merge.path().name();
                    case Change.Replace replace -> replace.path().name();
                    case Change.Delete delete -> delete.path().name();
                    case Change.Require require -> require.path().name();
                    case Change.Together _ -> "";
                };
        return notice.withMessage(
                notice.message()
                        .replace("{name}", name)
                        .replace("{error}", refusal.status().message()));
    }

    private void record(Notice notice) {
        events.record(notice.about(), "", notice.type(), notice.reason(), notice.message());
    }

    private record Step(String from, String to) {}

    @FunctionalInterface
    private interface Call {
        ApiObject make();
    }
}
