package dev.kubejar.api.core.event;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import dev.kubejar.api.status.GoValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What is special about Events, in the stored form: old ones must lie in the namespace of what
/// they tell of, new ones must say who reports what.
public final class EventRules implements Rules {
    private static final int MAX_LENGTH = 128;

    private static final String UNSET = "needs to be unset";
    private static final List<String> TIMES =
            List.of("eventTime", "firstTimestamp", "lastTimestamp");
    private static final GoShape REFERENCE =
            GoShape.empty()
                    .text("Kind", "kind")
                    .text("Namespace", "namespace")
                    .text("Name", "name")
                    .text("UID", "uid")
                    .text("APIVersion", "apiVersion")
                    .text("ResourceVersion", "resourceVersion")
                    .text("FieldPath", "fieldPath");
    private static final GoShape SOURCE =
            GoShape.empty().text("Component", "component").text("Host", "host");
    private static final List<String> TYPES = List.of("Normal", "Warning");

    /// What an update in the newer form must leave as it is, and how upstream calls it.
    private static final SequencedMap<String, String> KEPT = kept();

    private final Conversion conversion;

    /// `conversion` leads from the form that is judged to the stored one.
    public EventRules(Conversion conversion) {
        this.conversion = conversion;
    }

    private static SequencedMap<String, String> kept() {
        var kept = new LinkedHashMap<String, String>();
        for (String field :
                List.of(
                        "involvedObject",
                        "reason",
                        "message",
                        "source",
                        "firstTimestamp",
                        "lastTimestamp",
                        "count",
                        "type",
                        "eventTime",
                        "action",
                        "related")) {
            kept.put(field, field);
        }
        kept.put("reportingComponent", "reportingController");
        kept.put("reportingInstance", "reportingInstance");
        return Collections.unmodifiableSequencedMap(kept);
    }

    /// The older form takes any name that can stand in a path.
    @Override
    public List<String> nameComplaints(String name) {
        return isLenient() ? Names.pathSegment(name) : Names.subdomain(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return conversion.fromStored(storedDefaults(conversion.toStored(object)));
    }

    private static ApiObject storedDefaults(ApiObject object) {
        return new ApiObject(
                object.json()
                        .withDefault("involvedObject", JsonObject.EMPTY)
                        .withDefault("source", JsonObject.EMPTY)
                        .withDefault("eventTime", JsonNull.NULL)
                        .withDefault("firstTimestamp", JsonNull.NULL)
                        .withDefault("lastTimestamp", JsonNull.NULL)
                        .withDefault("reportingComponent", "")
                        .withDefault("reportingInstance", ""));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        object(write.next(), problems);
        switch (write) {
            case Write.Create(var served) -> create(served, problems);
            case Write.Update(var next, var previous) -> update(next, previous, problems);
        }
        return problems.list();
    }

    private void object(ApiObject served, Problems problems) {
        ApiObject object = conversion.toStored(served);
        JsonObject json = object.json();
        boolean isNew = json.findString("eventTime").isPresent();
        namespace(object, isNew, problems);
        if (isNew) {
            reporting(json, problems);
        }
        String namespace = object.meta().namespace();
        problems.complaints("namespace", namespace, Names.subdomain(namespace));
    }

    private void create(ApiObject served, Problems problems) {
        if (isLenient()) {
            return;
        }
        JsonObject json = conversion.toStored(served).json();
        series(json, problems);
        if (json.findString("eventTime").isEmpty()) {
            problems.required("eventTime");
        }
        if (!TYPES.contains(json.string("type"))) {
            problems.invalid("type", "", "has invalid value: " + json.string("type"));
        }
        for (String field : List.of("firstTimestamp", "lastTimestamp")) {
            if (json.findString(field).isPresent()) {
                problems.invalid(field, "", UNSET);
            }
        }
        if (json.integer("count", 0) != 0) {
            problems.invalid("count", "", UNSET);
        }
        JsonObject source = json.object("source");
        if (!source.string("component").isEmpty() || !source.string("host").isEmpty()) {
            problems.invalid("source", "", UNSET);
        }
    }

    private void update(ApiObject next, ApiObject previous, Problems problems) {
        if (isLenient()) {
            return;
        }
        JsonObject now = conversion.toStored(next).json();
        JsonObject before = conversion.toStored(previous).json();
        if (!now.find("series").equals(before.find("series"))) {
            series(now, problems);
        }
        KEPT.forEach((field, shown) -> {
            Json value = now.find(field).orElse(JsonNull.NULL);
            if (value.equals(before.find(field).orElse(JsonNull.NULL))) {
                return;
            }
            if (value.equals(JsonNull.NULL) && TIMES.contains(field)) {
                problems.invalidNone(shown, Problems.IMMUTABLE);
            } else if (value instanceof JsonObject object) {
                problems.invalid(
                        shown,
                        (field.equals("source") ? SOURCE : REFERENCE).of(object),
                        Problems.IMMUTABLE);
            } else {
                problems.invalid(shown, value, Problems.IMMUTABLE);
            }
        });
    }

    private static void namespace(ApiObject object, boolean isNew, Problems problems) {
        String of = object.json().object("involvedObject").string("namespace");
        String in = object.meta().namespace();
        boolean fits =
                of.isEmpty()
                        ? in.isEmpty()
                                || in.equals("default")
                                || (isNew && in.equals("kube-system"))
                        : isNew || of.equals(in);
        if (!fits) {
            problems.invalid("involvedObject.namespace", of, "does not match event.namespace");
        }
    }

    private void reporting(JsonObject json, Problems problems) {
        String component = json.string("reportingComponent");
        String path = isLenient() ? "reportingComponent" : "reportingController";
        if (component.isEmpty()) {
            problems.required(path);
        }
        problems.complaints(path, component, Names.qualified(component));
        for (String field : List.of("reportingInstance", "action", "reason")) {
            String text = json.string(field);
            if (text.isEmpty()) {
                problems.required(field);
            } else if (GoValue.length(text) > MAX_LENGTH) {
                problems.invalid(field, "", "can have at most " + MAX_LENGTH + " characters");
            }
        }
        if (GoValue.length(json.string("message")) > 1024) {
            problems.invalid("message", "", "can have at most 1024 characters");
        }
    }

    /// The newer form alone is judged strictly.
    private boolean isLenient() {
        return conversion.equals(Conversion.NONE);
    }

    private static void series(JsonObject json, Problems problems) {
        json.findObject("series")
                .ifPresent(series -> {
                    if (series.integer("count", 0) < 2) {
                        problems.invalid("series.count", "", "should be at least 2");
                    }
                    if (series.findString("lastObservedTime").isEmpty()) {
                        problems.required("series.lastObservedTime");
                    }
                });
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.CREATED_BY_UPDATE);
    }
}
