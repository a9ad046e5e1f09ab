package dev.kubejar.apiserver.resource;

import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.request.ListRequest;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.store.CompactedException;
import dev.kubejar.store.Entry;
import dev.kubejar.store.Event;
import dev.kubejar.store.Snapshot;
import dev.kubejar.store.StoreStoppedException;
import dev.kubejar.store.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The verb watch: what happens to the objects of a collection that a selection picks, in order,
/// each once. An object that begins to match is added, one that no longer does is deleted.
///
/// Read by one thread; `close` may come from another.
public final class ObjectWatch implements AutoCloseable {
    private static final int BATCH = 500;

    private final KindDefinition row;
    private final Selection selection;
    private final Watch<ObjectTag> changes;
    private final Snapshot<ObjectTag> start;
    private final Iterator<Entry<ObjectTag>> initial;
    private final boolean tellsInitialEnd;
    private final KindRegistry.Registration whileServed;

    /// The newest entries of a custom kind as the row shows them.
    private final Map<Entry<ObjectTag>, StoredObject> prepared = new HashMap<>();

    private boolean initialEndDue;

    private ObjectWatch(
            Objects objects,
            Selection selection,
            Watch<ObjectTag> changes,
            Snapshot<ObjectTag> start,
            Optional<Iterator<Entry<ObjectTag>>> initial,
            boolean tellsInitialEnd) {
        this.row = selection.row();
        this.selection = selection;
        this.changes = changes;
        this.start = start;
        this.initial = initial.orElseGet(Collections::emptyIterator);
        this.initialEndDue = initial.isPresent();
        this.tellsInitialEnd = tellsInitialEnd;
        this.whileServed = objects.finishUnlessServed(row, changes);
    }

    /// Begins where `request` says: after its revision, or with the present state. Refuses a
    /// revision whose history is gone with 410.
    static ObjectWatch open(
            Objects objects, KindDefinition row, ResourcePath collection, ListRequest request) {
        Listing.checkOptions(request.problemsOfWatch());
        Selection selection = Selection.of(row, request);
        long asked = Revisions.parse(request.version().resourceVersion());
        Snapshot<ObjectTag> newest = objects.snapshot();
        if (asked > newest.revision() && request.watch().sendInitialEvents().isPresent()) {
            throw Revisions.tooLarge(asked, newest.revision());
        }
        boolean withState = request.watch().sendInitialEvents().orElse(asked == 0);
        long after = withState || asked == 0 ? newest.revision() : asked;
        String prefix = Keys.collection(row.storage().type(), collection.namespace());
        try {
            return new ObjectWatch(
                    objects,
                    selection,
                    objects.watch(row, collection.namespace(), after),
                    newest,
                    withState ? Optional.of(newest.range(prefix).iterator()) : Optional.empty(),
                    request.watch().sendInitialEvents().isPresent());
        } catch (CompactedException e) {
            throw Revisions.tooOld(asked, e.compactedRevision());
        }
    }

    /// Waits for notices, but not longer than `timeout`; empty when there were none. Throws 410
    /// when this watch fell so far behind that the history it needs is gone.
    public List<Notice> next(Duration timeout) throws InterruptedException {
        if (initialEndDue) {
            return nextInitial();
        }
        try {
            var notices = new ArrayList<Notice>();
            List<Event<ObjectTag>> events = changes.next(timeout);
            prepare(events.stream().map(ObjectWatch::entryOf).toList());
            events.forEach(event -> noticeOf(event).ifPresent(notices::add));
            return notices;
        } catch (CompactedException e) {
            throw Revisions.tooOld(e.requestedRevision(), e.compactedRevision());
        } catch (StoreStoppedException e) {
            throw Objects.stopped();
        }
    }

    private List<Notice> nextInitial() {
        var entries = new ArrayList<Entry<ObjectTag>>();
        while (initial.hasNext() && entries.size() < BATCH) {
            entries.add(initial.next());
        }
        prepare(entries);
        var notices = new ArrayList<Notice>();
        entries.stream().filter(selection::matches).map(this::added).forEach(notices::add);
        if (!initial.hasNext()) {
            initialEndDue = false;
            notices.add(new Notice.InitialEnd(start.revision()));
        }
        return notices;
    }

    /// Converts a custom kind's objects together; what is not prepared is shown one by one.
    private void prepare(List<Entry<ObjectTag>> entries) {
        prepared.clear();
        if (row.isCustom()) {
            List<StoredObject> objects = StoredObject.all(row, entries);
            for (int i = 0; i < objects.size(); i++) {
                prepared.put(entries.get(i), objects.get(i));
            }
        }
    }

    private static Entry<ObjectTag> entryOf(Event<ObjectTag> event) {
        return switch (event) {
            case Event.Put<ObjectTag>(var entry, _) -> entry;
            case Event.Deleted<ObjectTag>(var last) -> last;
        };
    }

    private Notice changed(Notice.Type type, Entry<ObjectTag> entry) {
        StoredObject ready = prepared.get(entry);
        return new Notice.Changed(type, ready == null ? StoredObject.of(row, entry) : ready);
    }

    private Notice added(Entry<ObjectTag> entry) {
        return changed(Notice.Type.ADDED, entry);
    }

    private Optional<Notice> noticeOf(Event<ObjectTag> event) {
        return switch (event) {
            case Event.Put<ObjectTag>(var entry, var previous) -> put(entry, previous);
            case Event.Deleted<ObjectTag>(var last) ->
                    selection.matches(last)
                            ? Optional.of(changed(Notice.Type.DELETED, last))
                            : Optional.empty();
        };
    }

    private Optional<Notice> put(Entry<ObjectTag> entry, Optional<Entry<ObjectTag>> previous) {
        boolean matched = previous.filter(selection::matches).isPresent();
        if (!selection.matches(entry)) {
            return matched
                    ? Optional.of(
                            new Notice.Changed(
                                    Notice.Type.DELETED,
                                    StoredObject.left(
                                            row, previous.orElseThrow(), entry.revision())))
                    : Optional.empty();
        }
        return Optional.of(matched ? changed(Notice.Type.MODIFIED, entry) : added(entry));
    }

    /// Whether the client asked to be told where the initial events end.
    public boolean tellsInitialEnd() {
        return tellsInitialEnd;
    }

    /// Whether the kind is no longer served, or no longer in this way, and all that was written has
    /// been told.
    public boolean isOver() {
        return changes.isFinished();
    }

    /// Everything up to this revision has been told: what a bookmark may say.
    public long completeRevision() {
        return initialEndDue ? 0 : changes.completeRevision();
    }

    @Override
    public void close() {
        whileServed.close();
        changes.close();
    }
}
