package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.DeleteOptions.Propagation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What a deletion makes of an object: nothing yet, a mark on it, or its end. Pure.
///
/// Source: [BeforeDelete](https://pkg.go.dev/k8s.io/apiserver/pkg/registry/rest#BeforeDelete)
sealed interface Deletion {
    String FOREGROUND = "foregroundDeletion";
    String ORPHAN = "orphan";

    /// It is on its way already, and this changes nothing.
    record Pending() implements Deletion {}

    /// It stays, marked, until its grace period or its finalizers are over.
    record Marked(ApiObject object) implements Deletion {}

    /// It goes now.
    record Gone(ApiObject lastState) implements Deletion {}

    /// Throws `Conflict` when a precondition of `options` does not hold.
    static Deletion of(KindDefinition row, ApiObject object, DeleteOptions options, Instant now) {
        checkPreconditions(row, object, options);
        Lifecycle lifecycle = row.rules().lifecycle();
        OptionalLong grace = lifecycle.gracePeriodSeconds(object, options.gracePeriodSeconds());
        boolean orphans = lifecycle.traits().contains(Lifecycle.Trait.ORPHANS_BY_DEFAULT);
        if (grace.isPresent() && secondsLeft(object) > 0) {
            return again(object, options, orphans);
        }
        ApiObject held = withFinalizers(object, options, orphans);
        boolean holds = !held.meta().finalizers().isEmpty() || lifecycle.isHeld(held);
        boolean graceful = grace.isPresent() && !object.meta().isDeleting();
        if (!graceful && !holds) {
            return new Gone(object);
        }
        ApiObject marked = marked(held, now, graceful ? grace.getAsLong() : 0);
        boolean stays = holds || (graceful && grace.getAsLong() > 0);
        return stays ? new Marked(lifecycle.deleting(marked)) : new Gone(marked);
    }

    /// Whether an object that an update leaves behind has nothing left to wait for.
    static boolean isOver(KindDefinition row, ApiObject object) {
        ObjectMeta meta = object.meta();
        return meta.isDeleting()
                && meta.finalizers().isEmpty()
                && meta.json().integer("deletionGracePeriodSeconds", 0) == 0
                && !row.rules().lifecycle().isHeld(object);
    }

    /// As upstream words these conflicts: with the kind where others have the resource.
    private static ResourceType named(ResourceType type) {
        return new ResourceType(
                type.group(), type.version(), type.kind(), type.kind(), type.scope());
    }

    private static void checkPreconditions(
            KindDefinition row, ApiObject object, DeleteOptions options) {
        ObjectMeta meta = object.meta();
        if (!options.uid().isEmpty() && !options.uid().equals(meta.uid())) {
            throw StatusException.conflict(
                    named(row.type()),
                    meta.name(),
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(options.uid(), meta.uid()));
        }
        String version = options.resourceVersion();
        if (!version.isEmpty() && !version.equals(meta.resourceVersion())) {
            throw StatusException.conflict(
                    named(row.type()),
                    meta.name(),
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(version, meta.resourceVersion()));
        }
    }

    /// The grace period of an object that is being deleted; 0 for any other.
    private static long secondsLeft(ApiObject object) {
        return object.meta().json().integer("deletionGracePeriodSeconds", 0);
    }

    /// A second deletion may only shorten the grace period, and then say anew what becomes of the
    /// dependents.
    private static Deletion again(ApiObject object, DeleteOptions options, boolean orphans) {
        ObjectMeta meta = object.meta();
        long before = secondsLeft(object);
        OptionalLong asked = options.gracePeriodSeconds();
        if (asked.isEmpty() || asked.getAsLong() >= before) {
            return new Pending();
        }
        long graceSeconds = Math.max(asked.getAsLong(), 0);
        Instant end =
                meta.deletionTimestamp()
                        .orElseThrow()
                        .minusSeconds(before)
                        .plusSeconds(graceSeconds);
        ApiObject shorter =
                object.withMeta(
                        meta.with("deletionTimestamp", Timestamps.seconds(end))
                                .with("deletionGracePeriodSeconds", Json.of(graceSeconds)));
        ApiObject held = withFinalizers(shorter, options, orphans);
        return graceSeconds == 0 && held.meta().finalizers().isEmpty()
                ? new Gone(held)
                : new Marked(held);
    }

    private static ApiObject marked(ApiObject object, Instant now, long graceSeconds) {
        ObjectMeta meta = object.meta();
        if (meta.isDeleting()) {
            return object;
        }
        ObjectMeta marked =
                meta.with("deletionTimestamp", Timestamps.seconds(now.plusSeconds(graceSeconds)))
                        .with("deletionGracePeriodSeconds", Json.of(graceSeconds));
        return object.withMeta(
                meta.generation() > 0
                        ? marked.with("generation", Json.of(meta.generation() + 1))
                        : marked);
    }

    /// The finalizers that the garbage collector takes off when it has dealt with the dependents.
    private static ApiObject withFinalizers(
            ApiObject object, DeleteOptions options, boolean orphansByDefault) {
        List<String> before = object.meta().finalizers();
        boolean decided = before.contains(ORPHAN) || before.contains(FOREGROUND);
        if (options.propagation().isEmpty() && (decided || !orphansByDefault)) {
            return object;
        }
        Propagation policy = options.propagation().orElse(Propagation.ORPHAN);
        List<String> after = new ArrayList<>(before);
        after.removeAll(List.of(ORPHAN, FOREGROUND));
        switch (policy) {
            case ORPHAN -> after.add(ORPHAN);
            case FOREGROUND -> after.add(FOREGROUND);
            case BACKGROUND -> {}
        }
        return after.equals(before) ? object : object.withMeta(object.meta().withFinalizers(after));
    }
}
