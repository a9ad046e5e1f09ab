package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
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
/// @param ignoresReadErrors whether an object that cannot be read may be deleted all the same; here
///   every object can be read
///
///   Source: [DeleteOptions](https://pkg.go.dev/k8s.io/apimachinery/pkg/apis/meta/v1#DeleteOptions)
public record DeleteBody(
        DeleteOptions options,
        List<String> dryRun,
        boolean asksForDependents,
        boolean ignoresReadErrors,
        List<FieldError> problems) {
    private static final String GRACE = "gracePeriodSeconds";
    private static final String ORPHAN = "orphanDependents";
    private static final String IGNORE = "ignoreStoreReadErrorWithClusterBreakingPotential";
    private static final String POLICY = "propagationPolicy";
    private static final String DRY_RUN = "dryRun";

    public DeleteBody {
        dryRun = List.copyOf(dryRun);
        problems = List.copyOf(problems);
    }

    /// Reads a URL's query, which upstream does when there is no body.
    public static DeleteBody of(Query query) {
        JsonObject.Builder body = JsonObject.builder();
        Parameters.integer(query, GRACE).ifPresent(seconds -> body.put(GRACE, seconds));
        Parameters.findFlag(query, ORPHAN).ifPresent(yes -> body.put(ORPHAN, yes));
        Parameters.findFlag(query, IGNORE).ifPresent(yes -> body.put(IGNORE, yes));
        body.putUnlessEmpty(POLICY, Parameters.text(query, POLICY));
        if (query.has(DRY_RUN)) {
            body.put(DRY_RUN, JsonArray.ofStrings(query.all(DRY_RUN)));
        }
        return of(body.build());
    }

    /// Reads a body; an empty one asks for nothing special.
    public static DeleteBody of(JsonObject body) {
        String policy = body.string(POLICY);
        boolean says = body.has(ORPHAN);
        boolean orphans = body.bool(ORPHAN);
        Optional<Propagation> named =
                Arrays.stream(Propagation.values())
                        .filter(one -> one.text().equals(policy))
                        .findFirst();
        Optional<Propagation> old =
                says
                        ? Optional.of(orphans ? Propagation.ORPHAN : Propagation.BACKGROUND)
                        : Optional.empty();
        JsonObject preconditions = body.object("preconditions");
        return new DeleteBody(
                new DeleteOptions(
                        grace(body),
                        preconditions.string("uid"),
                        preconditions.string("resourceVersion"),
                        named.or(() -> old)),
                body.strings(DRY_RUN),
                says && !orphans,
                body.bool(IGNORE),
                problems(body, policy, named.isPresent()));
    }

    /// As upstream, less than nothing is a second.
    private static OptionalLong grace(JsonObject body) {
        return body.find(GRACE).orElse(JsonNull.NULL) instanceof JsonInteger(long seconds)
                ? OptionalLong.of(seconds < 0 ? 1 : seconds)
                : OptionalLong.empty();
    }

    private static List<FieldError> problems(JsonObject body, String policy, boolean known) {
        var problems = new ArrayList<FieldError>();
        if (!policy.isEmpty() && body.has(ORPHAN)) {
            problems.add(
                    FieldError.invalid(
                            POLICY,
                            policy,
                            "orphanDependents and deletionPropagation cannot be both set"));
        }
        if (!policy.isEmpty() && !known) {
            problems.add(
                    FieldError.notSupported(
                            POLICY,
                            Json.of(policy),
                            List.of("Foreground", "Background", "Orphan", "nil")));
        }
        problems.addAll(WriteRequest.problemsOfDryRun(body.strings(DRY_RUN)));
        if (body.bool(IGNORE)) {
            for (String other : List.of(DRY_RUN, POLICY, ORPHAN, GRACE, "preconditions")) {
                if (body.has(other)) {
                    problems.add(ignoreRefused("cannot be set together with ." + other));
                }
            }
        }
        return problems;
    }

    private static FieldError ignoreRefused(String why) {
        return FieldError.invalid(IGNORE, Json.of(true), why);
    }

    /// What is wrong with the options of the deletion of a whole collection.
    public List<FieldError> problemsOfCollection() {
        return ignoresReadErrors
                ? List.of(
                        ignoreRefused(
                                "is not allowed with DELETECOLLECTION, try again after removing the option"))
                : problems;
    }
}
