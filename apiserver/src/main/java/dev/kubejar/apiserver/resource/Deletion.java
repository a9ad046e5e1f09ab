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
import java.util.Optional;
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
        if (object.meta().isDeleting() && grace.isPresent()) {
            Optional<Deletion> shorter = shortened(object, options.gracePeriodSeconds());
            if (shorter.isPresent()) {
                return shorter.get();
            }
        }
        ApiObject held =
                withFinalizers(
                        object,
                        options,
                        lifecycle.traits().contains(Lifecycle.Trait.ORPHANS_BY_DEFAULT));
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

    /// A second deletion may only shorten the grace period; empty when it may end the object now.
    private static Optional<Deletion> shortened(ApiObject object, OptionalLong asked) {
        ObjectMeta meta = object.meta();
        long before = meta.json().integer("deletionGracePeriodSeconds", 0);
        if (before == 0) {
            return Optional.empty();
        }
        if (asked.isEmpty() || asked.getAsLong() >= before) {
            return Optional.of(new Pending());
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
        return Optional.of(
                graceSeconds == 0 && meta.finalizers().isEmpty()
                        ? new Gone(shorter)
                        : new Marked(shorter));
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
