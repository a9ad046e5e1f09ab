package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.rules.FieldManagerRules;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.http.Query;
import dev.kubejar.apiserver.schema.FieldValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options of a create, update or patch, as upstream's `CreateOptions`, `UpdateOptions` and
/// `PatchOptions`.
///
/// @param dryRun `All` does everything but store; empty stores
/// @param fieldManager who writes
/// @param fieldValidation what becomes of unknown and repeated fields; empty for an unknown word
/// @param force server-side apply takes over fields of other managers
public record WriteRequest(
        List<String> dryRun,
        String fieldManager,
        Optional<FieldValidation> fieldValidation,
        boolean force) {

    public static final WriteRequest PLAIN =
            new WriteRequest(List.of(), "", Optional.of(FieldValidation.IGNORE), false);

    public WriteRequest {
        dryRun = List.copyOf(dryRun);
    }

    public static WriteRequest parse(Query query) {
        return new WriteRequest(
                query.all("dryRun"),
                Parameters.text(query, "fieldManager"),
                FieldValidation.named(Parameters.text(query, "fieldValidation")),
                Parameters.flag(query, "force"));
    }

    /// Whether anybody wants to hear of unknown and repeated fields.
    public boolean checksFields() {
        return fieldValidation.filter(level -> level != FieldValidation.IGNORE).isPresent();
    }

    public boolean isDryRun() {
        return !dryRun.isEmpty();
    }

    /// What is wrong with the options; `apply` for a patch of that type.
    public List<FieldError> problems(Query query, boolean apply) {
        var problems = new ArrayList<FieldError>();
        if (apply && fieldManager.isEmpty()) {
            problems.add(FieldError.required("fieldManager", "is required for apply patch"));
        }
        if (!apply && query.has("force")) {
            problems.add(FieldError.forbidden("force", "may not be specified for non-apply patch"));
        }
        problems.addAll(FieldManagerRules.problems(fieldManager, "fieldManager"));
        problems.addAll(problemsOfDryRun(dryRun));
        if (fieldValidation.isEmpty()) {
            problems.add(
                    FieldError.notSupported(
                            "fieldValidation",
                            Json.of(Parameters.text(query, "fieldValidation")),
                            List.of("Ignore", "Strict", "Warn")));
        }
        return problems;
    }

    static List<FieldError> problemsOfDryRun(List<String> dryRun) {
        return dryRun.stream().allMatch("All"::equals)
                ? List.of()
                : List.of(
                        FieldError.notSupported(
                                "dryRun", JsonArray.ofStrings(dryRun), List.of("All")));
    }
}
