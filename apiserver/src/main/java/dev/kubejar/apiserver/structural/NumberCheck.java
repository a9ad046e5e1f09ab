package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonDecimal;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;

/// The limits of a number. As upstream, an integer is held against the whole part of a limit.
final class NumberCheck {
    private final Json value;
    private final Where where;
    private final Findings found;

    private NumberCheck(Json value, Where where, Findings found) {
        this.value = value;
        this.where = where;
        this.found = found;
    }

    static void check(NumberLimits limits, Json value, Where where, Findings found) {
        var check = new NumberCheck(value, where, found);
        limits.multipleOf().ifPresent(check::multipleOf);
        limits.minimum().ifPresent(min -> check.minimum(min, limits.exclusiveMinimum()));
        limits.maximum().ifPresent(max -> check.maximum(max, limits.exclusiveMaximum()));
        found.match();
        found.match();
    }

    private void multipleOf(double factor) {
        if (factor < 0) {
            tell(
                    "factor MultipleOf declared for %s must be positive: %s"
                            .formatted(where, GoValue.number(factor)));
        } else if (!isMultiple(factor)) {
            String shown = factor < 1 ? GoValue.number(factor) : limit(factor);
            tell("%s in body should be a multiple of %s".formatted(where, shown));
        }
    }

    private boolean isMultiple(double factor) {
        return switch (value) {
            case JsonInteger(long number) when factor >= 1 -> number % (long) factor == 0;
            case JsonInteger(long number) -> isMultiple((double) number, factor);
            case JsonDecimal(double number) -> isMultiple(number, factor);
            default -> true;
        };
    }

    private static boolean isMultiple(double number, double factor) {
        return TypeCheck.isWhole(factor < 1 ? 1 / factor * number : number / factor);
    }

    private void minimum(double min, boolean exclusive) {
        int order = compare(min);
        if (order < 0 || (exclusive && order == 0)) {
            tell(
                    "%s in body should be greater than %s%s"
                            .formatted(where, exclusive ? "" : "or equal to ", limit(min)));
        }
    }

    private void maximum(double max, boolean exclusive) {
        int order = compare(max);
        if (order > 0 || (exclusive && order == 0)) {
            tell(
                    "%s in body should be less than %s%s"
                            .formatted(where, exclusive ? "" : "or equal to ", limit(max)));
        }
    }

    private int compare(double limit) {
        return switch (value) {
            case JsonInteger(long number) -> Long.compare(number, (long) limit);
            case JsonDecimal(double number) -> Double.compare(number, limit);
            default -> 0;
        };
    }

    /// The limit as the value's type shows it.
    private String limit(double limit) {
        return value instanceof JsonInteger ? Long.toString((long) limit) : GoValue.number(limit);
    }

    private void tell(String message) {
        found.add(where, message, path -> FieldError.invalid(path, value, message));
    }
}
