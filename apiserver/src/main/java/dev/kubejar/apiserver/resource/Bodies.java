package dev.kubejar.apiserver.resource;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.Reason;
import dev.kubejar.api.status.Status;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.request.GoTypes;
import dev.kubejar.apiserver.request.RequestBody;
import dev.kubejar.apiserver.schema.FieldCheck;
import dev.kubejar.apiserver.schema.FieldValidation;
import dev.kubejar.apiserver.schema.Schemas;
import dev.kubejar.apiserver.schema.TypeMismatchException;
import dev.kubejar.client.ResourcePath;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a client sent, made into an object of the kind it was sent to: fields checked, defaults
/// filled in.
final class Bodies {
    private static final String YAML_ERRORS = "yaml: unmarshal errors:\n";

    private final Schemas schemas;

    Bodies(Schemas schemas) {
        this.schemas = schemas;
    }

    /// The object in a body.
    ApiObject decode(KindDefinition row, RequestBody body, Caller caller) {
        ResourceType type = row.type();
        checkType(row, body.object(), (version, kind, why) -> otherKind(type, version, kind, why));
        try {
            FieldCheck.Checked checked =
                    check(row, body.object(), body.duplicates()).after(repeated(body));
            report(checked, caller, message -> cannotBeHandled(type, message));
            return defaulted(row, checked.object());
        } catch (TypeMismatchException e) {
            throw cannotBeHandled(type, String.valueOf(e.getMessage()));
        }
    }

    /// What a patch made of an object.
    ///
    /// @param before what is the same instance in here was checked when it was stored
    /// @param problems of the patch itself
    record Patched(JsonObject before, JsonObject after, List<String> problems) {}

    /// The object that a patch made, whose outcome says itself what it is: a JSON or a merge patch.
    ApiObject patchedText(KindDefinition row, Patched made, Caller caller) {
        if (!row.isCustom()) {
            checkType(row, made.after, (_, _, why) -> invalidPatch(made.after.toString(), why));
        }
        return patched(row, made, made.after::toString, caller);
    }

    /// The object that a patch made.
    ///
    /// @param shown the patch or its outcome, as messages print it
    ApiObject patched(KindDefinition row, Patched made, Supplier<String> shown, Caller caller) {
        if (row.isCustom()) {
            checkCustomType(row.type(), made.after);
        }
        try {
            FieldCheck.Checked checked =
                    check(row, made.after, type -> schemas.recheck(type, made.after, made.before))
                            .after(made.problems);
            report(checked, caller, message -> invalidPatch(shown.get(), message));
            return defaulted(row, checked.object());
        } catch (TypeMismatchException e) {
            throw invalidPatch(shown.get(), String.valueOf(e.getMessage()));
        }
    }

    /// The object that an apply made.
    ///
    /// @param named the applied object, as messages name it: `default/web; apps/v1,
    ///   Kind=Deployment`
    ApiObject applied(KindDefinition row, JsonObject json, String named) {
        try {
            return defaulted(row, check(row, json, List.of()).object());
        } catch (TypeMismatchException e) {
            throw StatusException.unclassified(
                    "failed to convert new typed object (%s) to object: %s"
                            .formatted(named, e.getMessage()));
        }
    }

    /// Tells of keys that an applied object repeats.
    static void reportYaml(List<String> problems, Caller caller) {
        if (problems.isEmpty()) {
            return;
        }
        switch (caller.options().fieldValidation().orElse(FieldValidation.IGNORE)) {
            case STRICT ->
                    throw StatusException.badRequest(
                            "error strict decoding YAML: error converting YAML to JSON: "
                                    + YAML_ERRORS
                                    + "  "
                                    + String.join("\n  ", problems));
            case WARN -> problems.forEach(caller.warnings());
            case IGNORE -> {}
        }
    }

    private FieldCheck.Checked check(KindDefinition row, JsonObject json, List<String> duplicates) {
        return check(
                row, json, type -> schemas.check(type.apiVersion(), type.kind(), json, duplicates));
    }

    private static FieldCheck.Checked check(
            KindDefinition row, JsonObject json, Function<ResourceType, FieldCheck.Checked> check) {
        FieldCheck.Checked checked = check.apply(row.type());
        return keepsNoManagers(json) && !keepsNoManagers(checked.object())
                ? new FieldCheck.Checked(
                        checked.object()
                                .withAt(List.of("metadata", "managedFields"), JsonArray.EMPTY),
                        checked.problems())
                : checked;
    }

    /// An empty list says nothing anywhere but here: it ends the tracking of who owns what.
    private static boolean keepsNoManagers(JsonObject object) {
        return object.object("metadata")
                .find("managedFields")
                .filter(JsonArray.EMPTY::equals)
                .isPresent();
    }

    private static ApiObject defaulted(KindDefinition row, JsonObject json) {
        return row.rules().defaulted(ObjectBytes.identified(row.type(), json));
    }

    private static void report(
            FieldCheck.Checked checked, Caller caller, Function<String, StatusException> refusal) {
        if (checked.problems().isEmpty()) {
            return;
        }
        switch (caller.options().fieldValidation().orElse(FieldValidation.IGNORE)) {
            case STRICT -> throw refusal.apply(checked.message());
            case WARN ->
                    checked.problems().stream()
                            .flatMap(problem -> problem.replace(YAML_ERRORS, "").lines())
                            .map(String::strip)
                            .forEach(caller.warnings());
            case IGNORE -> {}
        }
    }

    /// What upstream's strict YAML reader has to say, which is one problem of several lines.
    private static List<String> repeated(RequestBody body) {
        return body.repeated().isEmpty()
                ? List.of()
                : List.of(YAML_ERRORS + "  " + String.join("\n  ", body.repeated()));
    }

    /// A patch may not make a custom object into one of another type. It is told of under the name
    /// that it gives itself.
    private static void checkCustomType(ResourceType type, JsonObject body) {
        String version = body.string("apiVersion");
        String kind = body.string("kind");
        var problems = new Problems();
        if (!kind.equals(type.kind())) {
            problems.invalid("kind", kind, "must be " + type.kind());
        }
        if (!version.equals(type.apiVersion())) {
            problems.invalid("apiVersion", version, "must be " + type.apiVersion());
        }
        if (!problems.isEmpty()) {
            String name = body.object("metadata").string("name");
            throw StatusException.invalid(type.named(version, kind), name, problems.list());
        }
    }

    /// Words a body that names another kind.
    private interface OtherKind {
        StatusException refusal(String version, String kind, String why);
    }

    private void checkType(KindDefinition row, JsonObject body, OtherKind otherKind) {
        ResourceType type = row.type();
        String sentVersion = body.string("apiVersion");
        String sentKind = body.string("kind");
        boolean mayBeSilent = !row.isCustom();
        String version = sentVersion.isEmpty() && mayBeSilent ? type.apiVersion() : sentVersion;
        String kind = sentKind.isEmpty() ? type.kind() : sentKind;
        if (version.equals(type.apiVersion()) && kind.equals(type.kind())) {
            return;
        }
        if (row.isCustom() && version.equals(type.apiVersion())) {
            checkCustomType(type, body);
        }
        if (!row.isCustom() && schemas.of(version, kind).isEmpty()) {
            throw otherKind.refusal(
                    version,
                    kind,
                    "no kind \"%s\" is registered for version \"%s\" in scheme \"pkg/api/legacyscheme/scheme.go:30\""
                            .formatted(kind, version));
        }
        if (!row.isCustom() && !kind.equals(type.kind())) {
            throw otherKind.refusal(
                    version,
                    kind,
                    "converting (%s) to (%s): unknown conversion"
                            .formatted(
                                    GoTypes.versioned(version, kind),
                                    GoTypes.internal(type.apiVersion(), type.kind())));
        }
        throw StatusException.badRequest(
                "the API version in the data (%s) does not match the expected API version (%s)"
                        .formatted(version, type.apiVersion()));
    }

    private static StatusException otherKind(
            ResourceType type, String version, String kind, String why) {
        return StatusException.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s"
                        .formatted(
                                kind,
                                version.substring(version.indexOf('/') + 1),
                                type.kind(),
                                why));
    }

    private static StatusException cannotBeHandled(ResourceType type, String why) {
        return StatusException.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s"
                        .formatted(type.kind(), type.version(), type.kind(), why));
    }

    /// As upstream, without the name of the kind or the object.
    private static StatusException invalidPatch(String shown, String why) {
        FieldError error = FieldError.invalid("patch", shown, why);
        return new StatusException(
                Status.of(
                        Reason.INVALID,
                        " \"\" is invalid: " + error.message(),
                        JsonObject.of("causes", JsonArray.of(error.cause()))));
    }

    // ---- where it was sent

    /// The object with the namespace of the URL it was sent to; refused when it names another.
    static ApiObject inNamespaceOf(ResourcePath path, ApiObject object) {
        String sent = object.meta().namespace();
        if (sent.equals(path.namespace())) {
            return object;
        }
        if (!sent.isEmpty() && !path.namespace().isEmpty()) {
            throw StatusException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        return object.withMeta(
                path.namespace().isEmpty()
                        ? object.meta().without("namespace")
                        : object.meta().with("namespace", Json.of(path.namespace())));
    }

    /// Refuses an object that names itself otherwise than the URL it was sent to.
    static void checkName(ResourcePath path, ApiObject object) {
        String name = object.meta().name();
        if (name.isEmpty()) {
            throw StatusException.badRequest(
                    "the name of the object (%s based on URL) was undeterminable: name must be provided"
                            .formatted(path.name()));
        }
        if (!name.equals(path.name())) {
            throw StatusException.badRequest(
                    "the name of the object (%s) does not match the name on the URL (%s)"
                            .formatted(name, path.name()));
        }
    }
}
