package dev.kubejar.api.registration;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.ObjectMeta;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What is special about APIServices: the name says group and version, and those of this server are
/// available from birth.
public final class ApiServiceRules implements Rules {
    private static final List<String> STATUSES = List.of("True", "False", "Unknown");
    private static final long MAX_GROUP_PRIORITY = 20_000;
    private static final long MAX_VERSION_PRIORITY = 1000;

    @Override
    public List<String> nameComplaints(String name) {
        return Names.pathSegment(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with(
                        "spec",
                        object.spec().mapObject("service", it -> it.withDefault("port", 443)))
                .with("status", object.status());
    }

    @Override
    public ApiObject prepared(Write write) {
        return write.born(ApiServiceRules::newborn);
    }

    private static ApiObject newborn(ApiObject object) {
        boolean local = new ApiService(object).service().isEmpty();
        return object.with(
                "status",
                local
                        ? JsonObject.of("conditions", JsonArray.of(locallyAvailable(object.meta())))
                        : JsonObject.EMPTY);
    }

    private static Json locallyAvailable(ObjectMeta meta) {
        return JsonObject.builder()
                .put("type", "Available")
                .put("status", "True")
                .put("lastTransitionTime", meta.json().string("creationTimestamp"))
                .put("reason", "Local")
                .put("message", "Local APIServices are always available")
                .build();
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        String group = spec.string("group");
        String version = spec.string("version");
        name(object.meta().name(), version + "." + group, problems);
        if (group.isEmpty() && !version.equals("v1")) {
            problems.required(
                    "spec.group", "only v1 may have an empty group and it better be legacy kube");
        }
        if (!group.isEmpty()) {
            problems.complaints("spec.group", group, Names.subdomain(group));
        }
        problems.complaints("spec.version", version, Names.label1035(version));
        priority(spec, "groupPriorityMinimum", MAX_GROUP_PRIORITY, problems);
        priority(spec, "versionPriority", MAX_VERSION_PRIORITY, problems);
        spec.findObject("service")
                .ifPresentOrElse(
                        it -> service(spec, it, problems), () -> withoutService(spec, problems));
        return problems.list();
    }

    private static void name(String name, String wanted, Problems problems) {
        boolean readable = !name.isEmpty() && Names.pathSegment(name).isEmpty();
        if (readable && !name.equals(wanted)) {
            problems.invalid(
                    "metadata.name",
                    name,
                    "must be `spec.version+\".\"+spec.group`: " + GoValue.quoted(wanted));
        }
    }

    private static void priority(JsonObject spec, String field, long max, Problems problems) {
        long priority = spec.integer(field, 0);
        if (priority <= 0 || priority > max) {
            problems.invalid("spec." + field, priority, "must be positive and less than " + max);
        }
    }

    private static void withoutService(JsonObject spec, Problems problems) {
        String bundle = spec.string("caBundle");
        if (!bundle.isEmpty()) {
            int bytes = Base64.getDecoder().decode(bundle).length;
            problems.invalid(
                    "spec.caBundle", bytes + " bytes", "local APIServices may not have a caBundle");
        }
        if (spec.bool("insecureSkipTLSVerify")) {
            problems.invalid(
                    "spec.insecureSkipTLSVerify",
                    Json.of(true),
                    "local APIServices may not have insecureSkipTLSVerify");
        }
    }

    private static void service(JsonObject spec, JsonObject service, Problems problems) {
        for (String field : List.of("namespace", "name")) {
            if (service.string(field).isEmpty()) {
                problems.required("spec.service." + field);
            }
        }
        long port = service.integer("port", 0);
        List<String> complaints = Names.port(port);
        if (!complaints.isEmpty()) {
            problems.invalid(
                    "spec.service.port",
                    port,
                    "port is not valid: " + String.join(", ", complaints));
        }
        if (spec.bool("insecureSkipTLSVerify") && !spec.string("caBundle").isEmpty()) {
            problems.invalid(
                    "spec.insecureSkipTLSVerify",
                    Json.of(true),
                    "may not be true if caBundle is present");
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return StatusPart.checkedBy(ApiServiceRules::statusProblems)
                .withoutMetadata()
                .at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        List<JsonObject> conditions = next.status().objects("conditions");
        for (int i = 0; i < conditions.size(); i++) {
            problems.oneOf(
                    "status.conditions[" + i + "].status",
                    conditions.get(i).string("status"),
                    STATUSES);
        }
        return problems.list();
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
