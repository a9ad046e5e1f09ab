package dev.kubejar.api.core;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Conversion;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about Events, in the stored form: old ones must lie in the namespace of what
/// they tell of, new ones must say who reports what.
public final class EventRules implements Rules {
    private static final int MAX_LENGTH = 128;

    private final Conversion conversion;

    /// `conversion` leads from the form that is judged to the stored one.
    public EventRules(Conversion conversion) {
        this.conversion = conversion;
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
    public List<FieldError> problems(ApiObject served) {
        ApiObject object = conversion.toStored(served);
        var problems = new Problems();
        JsonObject json = object.json();
        boolean isNew = json.findString("eventTime").isPresent();
        namespace(object, isNew, problems);
        if (isNew) {
            reporting(json, problems);
        }
        String namespace = object.meta().namespace();
        problems.complaints("namespace", namespace, Names.subdomain(namespace));
        return problems.list();
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

    private static void reporting(JsonObject json, Problems problems) {
        String component = json.string("reportingComponent");
        if (component.isEmpty()) {
            problems.required("reportingComponent");
        }
        problems.complaints("reportingComponent", component, Names.qualified(component));
        for (String field : List.of("reportingInstance", "action", "reason")) {
            String text = json.string(field);
            if (text.isEmpty()) {
                problems.required(field);
            } else if (text.length() > MAX_LENGTH) {
                problems.invalid(field, "", "can have at most " + MAX_LENGTH + " characters");
            }
        }
        if (json.string("message").length() > 1024) {
            problems.invalid("message", "", "can have at most 1024 characters");
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.CREATED_BY_UPDATE;
    }
}
