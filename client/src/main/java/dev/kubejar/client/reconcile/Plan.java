package dev.kubejar.client.reconcile;

import dev.kubejar.api.View;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.Patch;
import dev.kubejar.client.ResourcePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a reconciler wants done: changes in order, Events, and when to look again.
///
/// A plan that comes from what is already as wanted is empty, and an empty plan writes nothing.
///
/// @param notices recorded after the last change was made
/// @param again look at the key again after this time, even if nothing changes
public record Plan(List<Change> changes, List<Notice> notices, Optional<Duration> again) {
    private static final Plan NOTHING = new Plan(List.of(), List.of(), Optional.empty());

    public Plan {
        changes = List.copyOf(changes);
        notices = List.copyOf(notices);
    }

    public static Plan nothing() {
        return NOTHING;
    }

    public static Plan of(List<? extends Change> changes) {
        return new Plan(List.copyOf(changes), List.of(), Optional.empty());
    }

    public static Plan of(Change... changes) {
        return of(List.of(changes));
    }

    public boolean isEmpty() {
        return equals(NOTHING);
    }

    public Plan then(Change change) {
        return then(of(change));
    }

    /// Both, this one first; the sooner of the two times to look again.
    public Plan then(Plan next) {
        return new Plan(
                joined(changes, next.changes),
                joined(notices, next.notices),
                sooner(again, next.again));
    }

    /// Brings the object's status from `before` to `after`, if they differ, by a patch of the
    /// fields that do; only on the state of the object that was decided on.
    public Plan withStatus(ResourceType type, View object, JsonObject before, JsonObject after) {
        JsonObject difference = Patch.difference(before, after);
        return difference.isEmpty()
                ? this
                : then(
                        new Change.Merge(
                                ResourcePath.of(type, object.object()).sub("status"),
                                object.uid(),
                                object.meta().resourceVersion(),
                                JsonObject.of("status", difference),
                                Optional.empty()));
    }

    public Plan withNotice(Notice notice) {
        return new Plan(changes, joined(notices, List.of(notice)), again);
    }

    public Plan againAfter(Duration delay) {
        return new Plan(changes, notices, sooner(again, Optional.of(delay)));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<T>(first);
        all.addAll(second);
        return all;
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().compareTo(other.get()) <= 0 ? one : other;
    }
}
