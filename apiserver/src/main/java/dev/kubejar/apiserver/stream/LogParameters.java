package dev.kubejar.apiserver.stream;

import dev.kubejar.api.Timestamps;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.apiserver.request.Parameters;
import dev.kubejar.client.NodeConnector.LogOptions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads the options of a log out of a query, and refuses what upstream refuses.
///
/// Source:
/// [PodLogOptions](https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod)
final class LogParameters {
    private static final ResourceType TYPE =
            new ResourceType("", "v1", "PodLogOptions", "podlogoptions", Scope.NAMESPACED);

    private LogParameters() {}

    static LogOptions parse(Query query, String pod, Instant now) {
        OptionalLong tailLines = Parameters.integer(query, "tailLines");
        OptionalLong limitBytes = Parameters.integer(query, "limitBytes");
        OptionalLong sinceSeconds = Parameters.integer(query, "sinceSeconds");
        Optional<Instant> sinceTime = time(query);
        var errors = new ArrayList<FieldError>();
        atLeast(0, "tailLines", tailLines, "must be greater than or equal to 0", errors);
        atLeast(1, "limitBytes", limitBytes, "must be greater than 0", errors);
        if (sinceSeconds.isPresent() && sinceTime.isPresent()) {
            errors.add(
                    FieldError.forbidden(
                            "", "at most one of `sinceTime` or `sinceSeconds` may be specified"));
        } else {
            atLeast(1, "sinceSeconds", sinceSeconds, "must be greater than 0", errors);
        }
        if (query.has("stream")) { // upstream's gate for it is closed in this version
            errors.add(FieldError.forbidden("stream", "may not be specified"));
        }
        if (!errors.isEmpty()) {
            throw StatusException.invalid(TYPE, pod, errors);
        }
        return new LogOptions(
                Parameters.flag(query, "follow"),
                Parameters.flag(query, "previous"),
                Parameters.flag(query, "timestamps"),
                since(sinceSeconds, now).or(() -> sinceTime),
                tailLines,
                limitBytes);
    }

    private static Optional<Instant> since(OptionalLong seconds, Instant now) {
        return seconds.isPresent()
                ? Optional.of(now.minusSeconds(seconds.getAsLong()))
                : Optional.empty();
    }

    private static void atLeast(
            long least, String field, OptionalLong value, String rule, List<FieldError> errors) {
        if (value.isPresent() && value.getAsLong() < least) {
            errors.add(FieldError.invalid(field, Json.of(value.getAsLong()), rule));
        }
    }

    private static Optional<Instant> time(Query query) {
        String text = Parameters.text(query, "sinceTime");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Timestamps.parse(text));
        } catch (DateTimeParseException e) {
            throw StatusException.badRequest(
                    "parsing time \"%1$s\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"%1$s\" as \"2006\""
                            .formatted(text));
        }
    }
}
