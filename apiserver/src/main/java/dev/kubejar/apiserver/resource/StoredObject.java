package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonWriter;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.store.Entry;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One version of one object as a row shows it: bytes and tree, each made when first asked for.
/// Safe for any thread.
public final class StoredObject {
    private final KindDefinition row;
    private final long revision;
    private final @Nullable Entry<ObjectTag> entry;
    private @Nullable ApiObject object;

    private StoredObject(
            KindDefinition row,
            long revision,
            @Nullable Entry<ObjectTag> entry,
            @Nullable ApiObject object) {
        this.row = row;
        this.revision = revision;
        this.entry = entry;
        this.object = object;
    }

    static StoredObject of(KindDefinition row, Entry<ObjectTag> entry) {
        return new StoredObject(row, entry.revision(), entry, null);
    }

    /// Of many entries; a custom kind's objects are converted together.
    static List<StoredObject> all(KindDefinition row, List<Entry<ObjectTag>> entries) {
        if (!row.isCustom()) {
            return entries.stream().map(entry -> of(row, entry)).toList();
        }
        List<ApiObject> stored =
                entries.stream().map(entry -> entry.tag().object(row, entry.value())).toList();
        List<ApiObject> shown = row.storage().conversion().allFromStored(stored);
        return IntStream.range(0, entries.size())
                .mapToObj(i -> {
                    Entry<ObjectTag> entry = entries.get(i);
                    ApiObject object = ObjectBytes.identified(row.type(), shown.get(i).json());
                    return new StoredObject(
                            row, entry.revision(), entry, entry.tag().show(row, object));
                })
                .toList();
    }

    /// What was just written, whose tree the writer has at hand.
    static StoredObject written(KindDefinition row, Entry<ObjectTag> entry, ApiObject object) {
        boolean isAsStored = row.type().equals(row.storage().type());
        boolean tagHasTree = isAsStored && !row.isCustom();
        boolean mayLackFields = !isAsStored && row.isCustom(); // in the version that is stored
        if (tagHasTree || mayLackFields) {
            return of(row, entry);
        }
        ApiObject shown =
                ObjectBytes.identified(
                        row.type(), ObjectBytes.versioned(object, entry.revision()).json());
        return new StoredObject(row, entry.revision(), entry, shown);
    }

    /// An object that left a selection at `revision`: as it was, under that revision.
    static StoredObject left(KindDefinition row, Entry<ObjectTag> previous, long revision) {
        ApiObject object = of(row, previous).object();
        return new StoredObject(row, revision, null, ObjectBytes.versioned(object, revision));
    }

    /// What a dry run would have written.
    static StoredObject imagined(KindDefinition row, ApiObject object) {
        return new StoredObject(row, 0, null, ObjectBytes.identified(row.type(), object.json()));
    }

    public KindDefinition row() {
        return row;
    }

    public long revision() {
        return revision;
    }

    /// The tree, with `kind` and `apiVersion`. A race is harmless: both threads get equal ones.
    public ApiObject object() {
        ApiObject known = object;
        if (known == null) {
            known = decode();
            object = known;
        }
        return known;
    }

    private ApiObject decode() {
        Entry<ObjectTag> kept = requireEntry();
        return row.isCustom() ? kept.tag().shownBy(row, this::converted) : converted();
    }

    private ApiObject converted() {
        Entry<ObjectTag> kept = requireEntry();
        ApiObject stored = kept.tag().object(row, kept.value());
        return isAlias()
                ? ObjectBytes.identified(
                        row.type(), row.storage().conversion().fromStored(stored).json())
                : stored;
    }

    private boolean isAlias() {
        return row.isCustom() || !row.type().equals(row.storage().type());
    }

    /// Whether its bytes are not what would be written of it now: of a custom object that lies in
    /// an older version, or lacks defaults that came later. An update that changes nothing stores
    /// it anew.
    boolean isStale() {
        Entry<ObjectTag> kept = entry;
        return kept != null
                && row.isCustom()
                && !kept.tag()
                        .object(row, kept.value())
                        .equals(row.storage().conversion().toStored(object()));
    }

    /// As an item of a list: without `kind` and `apiVersion`, but for custom kinds. Not to be
    /// changed.
    public byte[] itemBytes() {
        return row.isCustom() ? JsonWriter.bytes(object().json()) : bareBytes();
    }

    private byte[] bareBytes() {
        Entry<ObjectTag> kept = entry;
        if (kept == null && revision == 0) {
            return JsonWriter.bytes(object().json().without("kind").without("apiVersion"));
        }
        return kept == null || isAlias() ? ObjectBytes.of(object()).at(revision) : kept.value();
    }

    /// As an answer of its own: with `kind` and `apiVersion`.
    public byte[] bytes() {
        ResourceType type = row.type();
        Entry<ObjectTag> kept = entry;
        return kept == null || row.isCustom()
                ? JsonWriter.bytes(object().json())
                : ObjectBytes.withKind(type, bareBytes());
    }

    /// As a line of a watch: `{"type":"ADDED","object":{…}}`. Encoded once for all watchers.
    public byte[] eventLine(Notice.Type type) {
        return event(type, EventForm.JSON, () -> ObjectBytes.eventLine(type, bytes()));
    }

    /// As an event in another form, which `made` makes for the first of all watchers.
    public byte[] event(Notice.Type type, EventForm form, Supplier<byte[]> made) {
        Entry<ObjectTag> kept = entry;
        return kept == null
                ? made.get()
                : kept.tag().eventBytes(type, row.type().apiVersion(), form, made);
    }

    String key() {
        return requireEntry().key();
    }

    private Entry<ObjectTag> requireEntry() {
        Entry<ObjectTag> kept = entry;
        if (kept == null) {
            throw new IllegalStateException("only imagined: " + object);
        }
        return kept;
    }
}
