package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonNull;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.client.DeleteOptions;
import dev.kubejar.client.DeleteOptions.Propagation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The options of a deletion, out of its body or its URL, as upstream's `DeleteOptions`.
///
/// @param dryRun `All` does everything but delete
/// @param asksForDependents whether `orphanDependents` was given as false: then upstream answers a
///   deletion that waits with 202
///
///   Source: [DeleteOptions](https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1#DeleteOptions)
public record DeleteBody(
        DeleteOptions options,
        List<String> dryRun,
        boolean asksForDependents,
        List<FieldError> problems) {

    public DeleteBody {
        dryRun = List.copyOf(dryRun);
        problems = List.copyOf(problems);
    }

    /// Reads a body; an empty one asks for nothing special.
    public static DeleteBody of(JsonObject body) {
        JsonObject preconditions = body.object("preconditions");
        return of(
                body.find("gracePeriodSeconds").orElse(JsonNull.NULL)
                                instanceof JsonInteger(long seconds)
                        ? OptionalLong.of(seconds)
                        : OptionalLong.empty(),
                preconditions,
                body.string("propagationPolicy"),
                body.has("orphanDependents")
                        ? Optional.of(body.bool("orphanDependents"))
                        : Optional.empty(),
                body.strings("dryRun"));
    }

    /// Reads a URL's query, which upstream does when there is no body.
    public static DeleteBody of(Query query) {
        return of(
                Parameters.integer(query, "gracePeriodSeconds"),
                JsonObject.EMPTY,
                Parameters.text(query, "propagationPolicy"),
                Parameters.findFlag(query, "orphanDependents"),
                query.all("dryRun"));
    }

    private static DeleteBody of(
            OptionalLong grace,
            JsonObject preconditions,
            String policy,
            Optional<Boolean> orphan,
            List<String> dryRun) {
        var problems = new ArrayList<FieldError>();
        Optional<Propagation> named =
                Arrays.stream(Propagation.values())
                        .filter(one -> one.text().equals(policy))
                        .findFirst();
        if (!policy.isEmpty() && orphan.isPresent()) {
            problems.add(
                    FieldError.invalid(
                            "propagationPolicy",
                            policy,
                            "orphanDependents and deletionPropagation cannot be both set"));
        }
        if (!policy.isEmpty() && named.isEmpty()) {
            problems.add(
                    FieldError.notSupported(
                            "propagationPolicy",
                            Json.of(policy),
                            List.of("Foreground", "Background", "Orphan", "nil")));
        }
        problems.addAll(WriteRequest.problemsOfDryRun(dryRun));
        Optional<Propagation> propagation =
                named.or(
                        () -> orphan.map(yes -> yes ? Propagation.ORPHAN : Propagation.BACKGROUND));
        return new DeleteBody(
                new DeleteOptions(
                        grace,
                        preconditions.string("uid"),
                        preconditions.string("resourceVersion"),
                        propagation),
                dryRun,
                orphan.isPresent() && !orphan.get(),
                problems);
    }
}
