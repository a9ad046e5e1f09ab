package dev.kubejar.apiserver.schema;

import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The schemas of all kinds. Those of the built-in ones are read from the resources that the build
/// made: one file per package of upstream's definitions, opened when a type of it is first asked
/// for, and of it only that type parsed. Those of custom kinds come and go with their definitions.
///
/// Safe for any thread. A missing or damaged resource is a broken jar: an unchecked exception.
public final class Schemas {
    /// The type of every object's `metadata`.
    public static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static final String FOLDER = "/dev/kubejar/schema/";

    private final Map<String, TypeFile> files = new ConcurrentHashMap<>();
    private final Map<String, JsonObject> index = new ConcurrentHashMap<>();
    private final Map<String, Schema> definitions = new ConcurrentHashMap<>();
    private final Map<String, CustomSchema> custom = new ConcurrentHashMap<>();

    private Schemas() {}

    /// Reads nothing yet.
    public static Schemas load() {
        return new Schemas();
    }

    /// Knows a custom kind from now on, or anew.
    public void publish(String apiVersion, String kind, CustomSchema schema) {
        custom.put(customName(apiVersion, kind), schema);
    }

    /// Forgets a custom kind.
    public void withdraw(String apiVersion, String kind) {
        custom.remove(customName(apiVersion, kind));
    }

    /// What is known of a custom kind; empty when there is none of that name.
    public Optional<CustomSchema> customOf(String apiVersion, String kind) {
        return Optional.ofNullable(custom.get(customName(apiVersion, kind)));
    }

    private static String customName(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    /// The schema of `kind` in `apiVersion` (`v1`, `apps/v1`), built in or custom; empty when
    /// nothing is known of it.
    public Optional<Schema> of(String apiVersion, String kind) {
        CustomSchema made = custom.get(customName(apiVersion, kind));
        return made == null ? builtin(apiVersion, kind) : Optional.of(made.schema());
    }

    /// `object` as the decoder of its kind makes it, in upstream's form, and what is dubious in it.
    ///
    /// @param duplicates paths of its repeated fields
    /// @throws TypeMismatchException on the first value of a wrong type
    public FieldCheck.Checked check(
            String apiVersion, String kind, JsonObject object, List<String> duplicates) {
        CustomSchema made = custom.get(customName(apiVersion, kind));
        if (made != null) {
            return made.check(object, duplicates);
        }
        return builtin(apiVersion, kind)
                .map(schema -> checked(schema, object, duplicates))
                .orElseGet(() -> new FieldCheck.Checked(object, List.of()));
    }

    /// As [#check], of what an update in this process made of `known`, which was checked before.
    public FieldCheck.Checked recheck(ResourceType type, JsonObject object, JsonObject known) {
        CustomSchema made = custom.get(customName(type.apiVersion(), type.kind()));
        if (made != null) {
            return made.check(object, List.of());
        }
        return builtin(type.apiVersion(), type.kind())
                .map(schema -> {
                    FieldCheck.Checked checked = FieldCheck.recheck(schema, object, known);
                    return new FieldCheck.Checked(
                            GoForm.of(schema, checked.object(), known), checked.problems());
                })
                .orElseGet(() -> new FieldCheck.Checked(object, List.of()));
    }

    private static FieldCheck.Checked checked(
            Schema schema, JsonObject object, List<String> duplicates) {
        FieldCheck.Checked checked = FieldCheck.check(schema, object, duplicates);
        return new FieldCheck.Checked(GoForm.of(schema, checked.object()), checked.problems());
    }

    private Optional<Schema> builtin(String apiVersion, String kind) {
        return home(apiVersion)
                .filter(home -> file(home).has(kind))
                .map(home -> definition(home + "." + kind));
    }

    /// `object` as upstream's encoder writes it; of a kind about which nothing is known, as it is.
    public JsonObject inGoForm(String apiVersion, String kind, JsonObject object) {
        return inGoForm(apiVersion, kind, object, JsonObject.EMPTY);
    }

    /// As [#inGoForm], of what became of `known`, which has the form.
    public JsonObject inGoForm(
            String apiVersion, String kind, JsonObject object, JsonObject known) {
        return custom.containsKey(customName(apiVersion, kind))
                ? GoForm.sorted(object)
                : builtin(apiVersion, kind)
                        .map(schema -> GoForm.of(schema, object, known))
                        .orElse(object);
    }

    /// `metadata` with the fields in upstream's order, where a custom object has them sorted.
    public JsonObject metadataInGoForm(JsonObject metadata) {
        return GoForm.of(definition(OBJECT_META), metadata);
    }

    /// The schema of a type by its full name, such as `io.k8s.api.core.v1.PodSpec`.
    public Schema definition(String name) {
        Schema known = definitions.get(name);
        return known != null ? known : definitions.computeIfAbsent(name, this::compile);
    }

    /// What is known of a type in OpenAPI's words; references name types in full. No prose.
    public JsonObject json(String name) {
        return file(packageOf(name)).get(simpleName(name));
    }

    /// The descriptions of a type's fields, and its own under the empty name.
    public JsonObject prose(String name) {
        return file(packageOf(name) + ".prose").get(simpleName(name));
    }

    /// The package of a group version's types, such as `io.k8s.api.apps.v1` of `apps/v1`.
    public Optional<String> home(String apiVersion) {
        return index("packages").findString(apiVersion);
    }

    /// Changes whenever any schema or description does.
    public String digest() {
        return index("content").string("digest");
    }

    private JsonObject index(String entry) {
        return index.computeIfAbsent(entry, file("index")::get);
    }

    private Schema compile(String name) {
        return Schema.named(name, json(name), this::definition);
    }

    private TypeFile file(String name) {
        return files.computeIfAbsent(name, it -> TypeFile.read(FOLDER + it + ".types"));
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
