package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.store.Tagger;
import dev.kubejar.store.Value;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What selectors see of a stored object, extracted once per version: its labels, and its
/// selectable fields by path.
///
/// It also remembers the decoded tree for as long as someone else holds it, so that all readers in
/// this process, caches above all, share one.
public final class ObjectTag {
    private final Map<String, String> labels;
    private final Map<String, String> fields;
    private volatile WeakReference<ApiObject> tree;
    private volatile @Nullable Shown shown;
    private volatile WeakReference<Line> line = new WeakReference<>(null);

    /// An event's bytes, remembered while its watchers write it.
    ///
    /// @param apiVersion that shows the object
    /// @param next the same event in other forms
    @SuppressWarnings("ArrayRecordComponent") // shared and never changed
    private record Line(
            Notice.Type type,
            String apiVersion,
            EventForm form,
            byte[] bytes,
            Optional<Line> next) {
        Optional<Line> find(Notice.Type wanted, String version, EventForm its) {
            return type == wanted && form == its && apiVersion.equals(version)
                    ? Optional.of(this)
                    : next.flatMap(line -> line.find(wanted, version, its));
        }
    }

    private ObjectTag(Map<String, String> labels, Map<String, String> fields, ApiObject object) {
        this.labels = labels;
        this.fields = Map.copyOf(fields);
        this.tree = new WeakReference<>(object);
    }

    /// What the store is opened with.
    public static Tagger<ObjectTag> tagger(KindRegistry registry) {
        var rows = new HashMap<String, KindDefinition>();
        for (KindDefinition row : registry.all()) {
            if (row.type().equals(row.storage().type())) {
                rows.put(Keys.typeOf(row.type()), row);
            }
        }
        return new Tagger<>() {
            @Override
            public ObjectTag of(String key, byte[] bytes) {
                KindDefinition row = rows.get(Keys.typeIn(key));
                return row == null
                        ? custom(bytes)
                        : ObjectTag.of(row, ObjectBytes.decode(row.type(), bytes));
            }

            @Override
            public Optional<ObjectTag> ofWritten(Value value, long revision) {
                return value instanceof ObjectBytes bytes
                        ? bytes.tagAt(revision)
                        : Optional.empty();
            }
        };
    }

    /// The tag of an object of a built-in kind, as its storage row shows it.
    static ObjectTag of(KindDefinition row, ApiObject object) {
        return new ObjectTag(object.meta().labels(), row.selectableFieldsOf(object), object);
    }

    /// Custom objects are stored with their kind, and their selectable fields depend on the version
    /// that is asked for: only those of all kinds are extracted.
    private static ObjectTag custom(byte[] bytes) {
        var object = new ApiObject(JsonReader.parseObject(bytes));
        ObjectMeta meta = object.meta();
        return new ObjectTag(
                meta.labels(),
                Map.of("metadata.name", meta.name(), "metadata.namespace", meta.namespace()),
                object);
    }

    Map<String, String> labels() {
        return labels;
    }

    Map<String, String> fields() {
        return fields;
    }

    /// The tree of `bytes`, whose tag this is.
    ApiObject object(KindDefinition row, byte[] bytes) {
        ApiObject known = tree.get();
        if (known == null) {
            known =
                    row.isCustom()
                            ? new ApiObject(JsonReader.parseObject(bytes))
                            : ObjectBytes.decode(row.storage().type(), bytes);
            tree = new WeakReference<>(known);
        }
        return known;
    }

    /// The bytes of an event of this version, made by the first who asks for that form.
    byte[] eventBytes(Notice.Type type, String apiVersion, EventForm form, Supplier<byte[]> made) {
        Optional<Line> others = Optional.ofNullable(line.get());
        Optional<Line> known = others.flatMap(one -> one.find(type, apiVersion, form));
        if (known.isPresent()) {
            return known.get().bytes();
        }
        var fresh = new Line(type, apiVersion, form, made.get(), others);
        line = new WeakReference<>(fresh);
        return fresh.bytes();
    }

    // ---- custom kinds, which every version shows in its own way

    /// @param object as long as someone holds it
    private record Shown(KindDefinition row, WeakReference<ApiObject> object) {}

    /// What a custom kind's row shows of this version; made unless someone holds it.
    @SuppressWarnings("ReferenceEquality") // a row made anew may show something else
    ApiObject shownBy(KindDefinition row, Supplier<ApiObject> made) {
        Shown known = shown;
        ApiObject object = known == null || known.row != row ? null : known.object.get();
        return object == null ? show(row, made.get()) : object;
    }

    /// Remembers what `row` shows of this version.
    ApiObject show(KindDefinition row, ApiObject object) {
        shown = new Shown(row, new WeakReference<>(object));
        return object;
    }
}
