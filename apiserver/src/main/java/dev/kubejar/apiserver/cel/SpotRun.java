package dev.kubejar.apiserver.cel;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.apiserver.cel.program.CostLimitException;
import dev.kubejar.apiserver.cel.program.Meter;
import dev.kubejar.apiserver.cel.program.Program;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.JsonValues;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Runs the rules of one place on one value. One thread's.
final class SpotRun {
    private static final int MAX_MESSAGE_BYTES = 5 * 1024;
    private static final String OUT_OF_BUDGET =
            "validation failed due to running out of cost budget, no further validation rules will"
                    + " be run";

    private final RuleTree rules;
    private final RuleRun.Spot spot;
    private final Budget budget;
    private final List<FieldError> errors;
    private final List<String> warnings;
    private final Value self;
    private final Optional<Value> oldSelf;

    SpotRun(
            RuleTree rules,
            RuleRun.Spot spot,
            Budget budget,
            List<FieldError> errors,
            List<String> warnings) {
        this.rules = rules;
        this.spot = spot;
        this.budget = budget;
        this.errors = errors;
        this.warnings = warnings;
        this.self = JsonValues.of(spot.value(), rules.shape());
        this.oldSelf = spot.old().map(it -> JsonValues.of(it, rules.shape()));
    }

    void run() {
        if (!rules.rules().isEmpty() && budget.isEmpty()) {
            end(OUT_OF_BUDGET);
        }
        for (CompiledRule rule : rules.rules()) {
            if (budget.isSpent()) {
                return;
            }
            boolean lacksOld =
                    rule.usesOldSelf() && oldSelf.isEmpty() && !rule.takesOptionalOldSelf();
            if (!lacksOld) {
                rule.condition().ifPresent(it -> run(rule, it));
            }
        }
    }

    private void run(CompiledRule rule, CompiledRule.Expression condition) {
        switch (condition) {
            case CompiledRule.Broken(String complaint) ->
                    invalid("rule compile error: " + complaint);
            case CompiledRule.Ready(Program program, _) -> run(rule, program);
        }
    }

    private void run(CompiledRule rule, Program program) {
        var meter = new Meter(Budget.PER_CALL);
        try {
            Value result = program.run(meter, self, oldSelf(rule));
            if (!budget.take(meter.spent())) {
                end(OUT_OF_BUDGET);
            } else if (result instanceof Failure(String message)) {
                invalid(failure(rule, message));
            } else if (result != BoolValue.TRUE) {
                broken(rule);
            }
        } catch (CostLimitException e) {
            end(
                    budget.take(meter.spent())
                            ? "'"
                                    + e.getMessage()
                                    + "': no further validation rules will be run due to call cost"
                                    + " exceeds limit for rule: "
                                    + rule.name()
                            : OUT_OF_BUDGET);
        }
    }

    private Value oldSelf(CompiledRule rule) {
        if (rule.takesOptionalOldSelf()) {
            return new OptionalValue(oldSelf);
        }
        return oldSelf.orElse(new Failure("no such attribute(s): oldSelf"));
    }

    /// An error that only running shows; types that do not fit come from values without one.
    private static String failure(CompiledRule rule, String message) {
        return message.startsWith("no such overload")
                ? "'"
                        + message
                        + "': call arguments did not match a supported operator, function or macro"
                        + " signature for rule: "
                        + rule.name()
                : message + " evaluating rule: " + rule.name();
    }

    // ---- a rule that is not kept

    private void broken(CompiledRule rule) {
        String detail =
                rule.message()
                        .flatMap(it -> message(rule, it))
                        .orElseGet(() -> defaultMessage(rule));
        if (budget.isSpent()) {
            add(rule, FieldError.invalid(path(rule), type(), detail));
            return;
        }
        add(rule, error(rule, detail));
    }

    private static String defaultMessage(CompiledRule rule) {
        return rule.rule().message().isEmpty()
                ? "failed rule: " + rule.name()
                : rule.rule().message().strip();
    }

    private FieldError error(CompiledRule rule, String detail) {
        return switch (rule.rule().reason()) {
            case "FieldValueForbidden" -> FieldError.forbidden(path(rule), detail);
            case "FieldValueRequired" -> FieldError.required(path(rule), detail);
            case "FieldValueDuplicate" -> FieldError.duplicate(path(rule), type());
            default -> FieldError.invalid(path(rule), type(), detail);
        };
    }

    private String path(CompiledRule rule) {
        if (rule.fieldPath().isEmpty()) {
            return spot.path();
        }
        return spot.path().equals(RuleRun.NO_PATH)
                ? rule.fieldPath()
                : spot.path() + "." + rule.fieldPath();
    }

    private Json type() {
        return Json.of(rules.type());
    }

    private void add(CompiledRule rule, FieldError error) {
        if (!rule.usesOldSelf() && spot.isUnchanged()) {
            warnings.add(error.message());
        } else {
            errors.add(error);
        }
    }

    private void invalid(String detail) {
        errors.add(FieldError.invalid(spot.path(), type(), detail));
    }

    private void end(String detail) {
        invalid(detail);
        budget.end();
    }

    // ---- messages that are computed

    /// Empty when the expression makes no message that can be shown; what takes the rest of the
    /// budget is told instead, and ends the run.
    private Optional<String> message(CompiledRule rule, CompiledRule.Expression expression) {
        if (!(expression instanceof CompiledRule.Ready(Program program, _))) {
            return Optional.empty();
        }
        var meter = new Meter(Budget.PER_CALL);
        try {
            Value result = program.run(meter, self, oldSelf(rule));
            if (!budget.take(meter.spent())) {
                return Optional.of(
                        "messageExpression evaluation failed due to running out of cost budget, no"
                                + " further validation rules will be run");
            }
            return Optional.of(result)
                    .filter(StringValue.class::isInstance)
                    .map(it -> it.toString().strip())
                    .filter(SpotRun::canBeShown);
        } catch (CostLimitException _) { // told in the message
            budget.end();
            return Optional.of(
                    "no further validation rules will be run due to call cost exceeds limit for"
                            + " messageExpression: \""
                            + rule.rule().messageExpression()
                            + "\"");
        }
    }

    private static boolean canBeShown(String message) {
        return !message.isEmpty()
                && !message.contains("\n")
                && message.getBytes(StandardCharsets.UTF_8).length <= MAX_MESSAGE_BYTES;
    }
}
