package dev.kubejar.api.status;

import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import java.util.List;

/// The caller's error: ends a request with a [Status]. The factories carry upstream's codes,
/// reasons and wording.
///
/// Source: [errors.go](https://pkg.go.dev/k8s.io/apimachinery/pkg/api/errors)
public final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public StatusException(Status status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }

    public boolean is(Reason reason) {
        return status.reason().equals(reason.text());
    }

    public static StatusException of(Reason reason, String message) {
        return new StatusException(Status.of(reason, message, JsonObject.EMPTY));
    }

    /// `pods "web" not found`
    public static StatusException notFound(QualifiedKind type, String name) {
        return about(Reason.NOT_FOUND, type, name, quoted(type, name) + " not found");
    }

    /// `pods "web" already exists`
    public static StatusException alreadyExists(QualifiedKind type, String name) {
        return about(Reason.ALREADY_EXISTS, type, name, quoted(type, name) + " already exists");
    }

    /// `Operation cannot be fulfilled on pods "web": …`
    public static StatusException conflict(QualifiedKind type, String name, String why) {
        return about(
                Reason.CONFLICT,
                type,
                name,
                "Operation cannot be fulfilled on " + quoted(type, name) + ": " + why);
    }

    /// The conflict of a stale `resourceVersion`.
    public static StatusException modified(QualifiedKind type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    /// `pods "web" is forbidden: …`
    public static StatusException forbidden(QualifiedKind type, String name, String why) {
        String what = name.isEmpty() ? type.groupResource() : quoted(type, name);
        return about(Reason.FORBIDDEN, type, name, what + " is forbidden: " + why);
    }

    /// `Pod "web" is invalid: spec.containers: Required value`, with one cause per error.
    public static StatusException invalid(
            QualifiedKind type, String name, List<FieldError> errors) {
        List<String> messages = errors.stream().map(FieldError::message).distinct().toList();
        String all =
                messages.size() == 1
                        ? messages.getFirst()
                        : "[" + String.join(", ", messages) + "]";
        JsonObject details =
                JsonObject.builder()
                        .putUnlessEmpty("name", name)
                        .putUnlessEmpty("group", type.group())
                        .put("kind", type.kind())
                        .put(
                                "causes",
                                JsonArray.of(errors.stream().map(FieldError::cause).toList()))
                        .build();
        String kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
        return new StatusException(
                Status.of(
                        Reason.INVALID,
                        "%s \"%s\" is invalid: %s".formatted(kind, name, all),
                        details));
    }

    /// `create not allowed while custom resource definition is terminating`
    public static StatusException terminating(QualifiedKind type, String verb) {
        return about(
                Reason.METHOD_NOT_ALLOWED,
                type,
                "",
                verb + " not allowed while custom resource definition is terminating");
    }

    public static StatusException badRequest(String message) {
        return of(Reason.BAD_REQUEST, message);
    }

    /// 410: the history before the asked revision is gone; list again.
    public static StatusException expired(String message) {
        return of(Reason.EXPIRED, message);
    }

    public static StatusException internal(String what) {
        return new StatusException(
                Status.of(
                        Reason.INTERNAL_ERROR,
                        "Internal error occurred: " + what,
                        JsonObject.of(
                                "causes",
                                JsonArray.of(JsonObject.builder().put("message", what).build()))));
    }

    /// 500 without a reason, as upstream answers an error of its own that it has no class for, such
    /// as an applied field that does not exist.
    public static StatusException unclassified(String message) {
        return new StatusException(new Status(500, "", message, JsonObject.EMPTY));
    }

    private static String quoted(QualifiedKind type, String name) {
        return type.groupResource() + " \"" + name + "\"";
    }

    private static StatusException about(
            Reason reason, QualifiedKind type, String name, String message) {
        return new StatusException(
                Status.of(
                        reason,
                        message,
                        JsonObject.builder()
                                .putUnlessEmpty("name", name)
                                .putUnlessEmpty("group", type.group())
                                .put("kind", type.plural())
                                .build()));
    }
}
