package dev.kubejar.apiserver.resource;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.ListRequest;
import dev.kubejar.client.ResourcePath;
import dev.kubejar.store.CompactedException;
import dev.kubejar.store.Entry;
import dev.kubejar.store.Snapshot;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/// The verb list. Every page of one list is read at the revision of the first.
final class Listing {
    private final Objects objects;
    private final Freshness freshness;

    Listing(Objects objects, Freshness freshness) {
        this.objects = objects;
        this.freshness = freshness;
    }

    Page list(KindDefinition row, ResourcePath collection, ListRequest request) {
        checkOptions(request.problemsOfList());
        Selection selection = Selection.of(row, request);
        String prefix = Keys.collection(row.storage().type(), collection.namespace());
        if (request.continueToken().isEmpty()) {
            return read(row, selection, asked(request), new Range(prefix, ""), request);
        }
        ContinueToken token = ContinueToken.decode(request.continueToken());
        if (!request.version().resourceVersion().isEmpty()
                && !request.version().resourceVersion().equals("0")) {
            throw StatusException.badRequest(
                    "specifying resource version is not allowed when using continue");
        }
        Range rest = new Range(prefix, prefix + token.after());
        return read(row, selection, continued(token), rest, request);
    }

    /// Refuses options that have `problems`.
    static void checkOptions(List<FieldError> problems) {
        if (!problems.isEmpty()) {
            throw StatusException.invalid(
                    new ResourceType(
                            "meta.k8s.io", "v1", "ListOptions", "listoptions", Scope.CLUSTER),
                    "",
                    problems);
        }
    }

    private Snapshot<ObjectTag> asked(ListRequest request) {
        long revision = Revisions.parse(request.version().resourceVersion());
        if (!request.isExact() || revision == 0) {
            return freshness.atLeast(revision);
        }
        try {
            return objects.snapshotAt(revision);
        } catch (CompactedException e) {
            throw StatusException.expired("The resourceVersion for the provided list is too old.");
        } catch (IllegalArgumentException e) { // nobody has been there yet
            throw Revisions.neverSeen(revision, objects.snapshot().revision());
        }
    }

    private Snapshot<ObjectTag> continued(ContinueToken token) {
        if (token.revision() < 0) {
            return objects.snapshot();
        }
        try {
            return objects.snapshotAt(token.revision());
        } catch (CompactedException e) {
            throw expired(token);
        } catch (IllegalArgumentException e) {
            throw Revisions.neverSeen(token.revision(), objects.snapshot().revision());
        }
    }

    /// 410, with a token to go on with at the price of an inconsistent list.
    private static StatusException expired(ContinueToken token) {
        return new StatusException(
                new Status(
                        Reason.EXPIRED.code(),
                        Reason.EXPIRED.text(),
                        "The provided continue parameter is too old to display a consistent list result. "
                                + "You can start a new list without the continue parameter, or use the continue "
                                + "token in this response to retrieve the remainder of the results. Continuing "
                                + "with the provided token results in an inconsistent list - objects that were "
                                + "created, modified, or deleted between the time the first chunk was returned "
                                + "and now may show up in the list.",
                        JsonObject.EMPTY,
                        JsonObject.of(
                                "continue",
                                Json.of(new ContinueToken(-1, token.after()).encode()))));
    }

    /// The keys below `prefix` and after `after`.
    private record Range(String prefix, String after) {}

    private static Page read(
            KindDefinition row,
            Selection selection,
            Snapshot<ObjectTag> snapshot,
            Range range,
            ListRequest request) {
        long limit = request.isLimited() ? request.limit() : Long.MAX_VALUE;
        var found = new ArrayList<Entry<ObjectTag>>();
        Iterator<Entry<ObjectTag>> entries = entries(selection, snapshot, range);
        String last = range.after();
        while (entries.hasNext() && found.size() < limit) {
            Entry<ObjectTag> entry = entries.next();
            last = entry.key();
            if (selection.matches(entry)) {
                found.add(entry);
            }
        }
        List<StoredObject> items = StoredObject.all(row, found);
        if (!entries.hasNext()) {
            return new Page(snapshot.revision(), "", OptionalLong.empty(), items);
        }
        var token = new ContinueToken(snapshot.revision(), last.substring(range.prefix().length()));
        OptionalLong remaining =
                selection.isEverything()
                        ? OptionalLong.of(snapshot.count(range.prefix(), last))
                        : OptionalLong.empty();
        return new Page(snapshot.revision(), token.encode(), remaining, items);
    }

    /// The entries to look at: one alone where the selector names it.
    private static Iterator<Entry<ObjectTag>> entries(
            Selection selection, Snapshot<ObjectTag> snapshot, Range range) {
        return selection
                .onlyKey(range.prefix())
                .filter(key -> key.compareTo(range.after()) > 0)
                .map(key -> snapshot.get(key).stream().iterator())
                .orElseGet(() -> snapshot.range(range.prefix(), range.after()).iterator());
    }
}
