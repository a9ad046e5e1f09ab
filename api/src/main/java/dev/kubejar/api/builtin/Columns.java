package dev.kubejar.api.builtin;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.View;
import dev.kubejar.api.core.container.Container;
import dev.kubejar.api.core.pod.PodTemplateSpec;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.Column;
import dev.kubejar.api.kind.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Collects the columns of one kind; `V` is the view that its cells read.
///
/// Source:
/// [printers](https://github.com/kubernetes/kubernetes/blob/release-1.35/pkg/printers/internalversion/printers.go)
final class Columns<V extends View> {
    static final String NONE = "<none>";
    static final String UNKNOWN = "<unknown>";

    static final String CONTAINERS = "Names of the template's containers";
    static final String IMAGES = "Images of the template's containers";

    private final Kind<V> kind;
    private final List<Column> columns = new ArrayList<>();

    private Columns(Kind<V> kind) {
        this.kind = kind;
    }

    static <V extends View> Columns<V> of(Kind<V> kind) {
        return new Columns<>(kind);
    }

    List<Column> list() {
        return List.copyOf(columns);
    }

    Columns<V> name() {
        return named(View::name);
    }

    /// The name with a mark, such as `standard (default)`.
    Columns<V> named(Function<V, String> cell) {
        return name("Name", "Name of the object, unique in its namespace", cell);
    }

    /// A column of names.
    Columns<V> name(String name, String description, Function<V, String> cell) {
        return add(name, "name", description, 0, cell);
    }

    /// The name where `kubectl get` leaves it to `-o wide`.
    Columns<V> wideName() {
        return add("Name", "name", "Name of the object, unique in its namespace", 1, View::name);
    }

    Columns<V> age() {
        return text("Age", "Time since the object was created", (view, now) -> age(view, now));
    }

    /// The moment of birth, where upstream has no printer of its own for a kind.
    Columns<V> createdAt() {
        columns.add(
                new Column(
                        "Created At",
                        "date",
                        "",
                        "When the object was created",
                        0,
                        (object, _) -> Json.of(object.meta().json().string("creationTimestamp"))));
        return this;
    }

    static String age(View view, Instant now) {
        return HumanDuration.since(view.meta().creationTimestamp(), now);
    }

    Columns<V> text(String name, String description, Function<V, String> cell) {
        return add(name, "", description, 0, cell);
    }

    Columns<V> text(String name, String description, BiFunction<V, Instant, String> cell) {
        return add(name, 0, description, cell);
    }

    /// A column of `-o wide`.
    Columns<V> wide(String name, String description, Function<V, String> cell) {
        return add(name, "", description, 1, cell);
    }

    /// A column of `-o wide`.
    Columns<V> wide(String name, String description, BiFunction<V, Instant, String> cell) {
        return add(name, 1, description, cell);
    }

    /// What runs in the pods made from a template, for `-o wide`.
    Columns<V> wideContainers(Function<V, PodTemplateSpec> template) {
        return wide("Containers", CONTAINERS, it -> containers(template.apply(it)))
                .wide("Images", IMAGES, it -> images(template.apply(it)));
    }

    /// The number in a field of the status, or 0.
    Columns<V> count(String name, String description, String field) {
        return number(name, "integer", description, it -> it.object().status().integer(field, 0));
    }

    /// A number; `type` is `integer`, or `string` where upstream says so.
    Columns<V> number(String name, String type, String description, Function<V, Long> cell) {
        columns.add(
                new Column(
                        name,
                        type,
                        "",
                        description,
                        0,
                        (object, _) -> Json.of(cell.apply(view(object)).longValue())));
        return this;
    }

    /// A cell that is no text; `type` is what upstream says of it.
    Columns<V> value(String name, String type, String description, Function<V, Json> cell) {
        columns.add(
                new Column(
                        name, type, "", description, 0, (object, _) -> cell.apply(view(object))));
        return this;
    }

    /// A column of `-o wide` that upstream calls a text and fills with something else.
    Columns<V> wideValue(String name, String description, Function<V, Json> cell) {
        columns.add(
                new Column(
                        name,
                        "string",
                        "",
                        description,
                        1,
                        (object, _) -> cell.apply(view(object))));
        return this;
    }

    private Columns<V> add(
            String name,
            String format,
            String description,
            int priority,
            Function<V, String> cell) {
        columns.add(
                new Column(
                        name,
                        "string",
                        format,
                        description,
                        priority,
                        (object, _) -> Json.of(cell.apply(view(object)))));
        return this;
    }

    private Columns<V> add(
            String name, int priority, String description, BiFunction<V, Instant, String> cell) {
        columns.add(
                new Column(
                        name,
                        "string",
                        "",
                        description,
                        priority,
                        (object, now) -> Json.of(cell.apply(view(object), now))));
        return this;
    }

    private V view(ApiObject object) {
        return kind.of(object);
    }

    // ---- texts that several kinds print

    static String containers(PodTemplateSpec template) {
        return joined(template, Container::name);
    }

    static String images(PodTemplateSpec template) {
        return joined(template, Container::image);
    }

    private static String joined(PodTemplateSpec template, Function<Container, String> field) {
        return template.spec().containers().stream().map(field).collect(Collectors.joining(","));
    }

    static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    static String orUnknown(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    /// `a=1,b=2`
    static String labels(Map<String, String> labels) {
        return orNone(
                new TreeMap<>(labels)
                        .entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .collect(Collectors.joining(",")));
    }

    /// The first three, and how many more there are.
    static String firstThree(List<String> all) {
        String shown = String.join(",", all.subList(0, Math.min(3, all.size())));
        return all.size() > 3 ? shown + " + " + (all.size() - 3) + " more..." : shown;
    }
}
