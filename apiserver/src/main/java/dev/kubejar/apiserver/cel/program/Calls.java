package dev.kubejar.apiserver.cel.program;

import com.google.re2j.PatternSyntaxException;
import dev.kubejar.apiserver.cel.cost.CallCosts;
import dev.kubejar.apiserver.cel.function.Body;
import dev.kubejar.apiserver.cel.function.Libraries;
import dev.kubejar.apiserver.cel.function.Overload;
import dev.kubejar.apiserver.cel.function.Patterns;
import dev.kubejar.apiserver.cel.function.StandardFunctions;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.DoubleValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.UintValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes steps of calls: finds the function, computes at once what is constant, and compiles
/// regular expressions.
final class Calls {
    /// Of a constant, their result is one too.
    private static final Set<String> CONVERSIONS =
            Set.of("bool", "bytes", "double", "duration", "int", "string", "timestamp", "uint");

    private Calls() {}

    /// @param overloads those that the types allow; several when only running tells
    static Step plan(String function, List<String> overloads, List<Step> arguments)
            throws PlanException {
        if (CONVERSIONS.contains(function)
                && arguments.size() == 1
                && arguments.getFirst() instanceof Constant) {
            return folded(call(function, overloads, arguments));
        }
        if (function.equals("@in") && isSetOfScalars(arguments.get(1))) {
            return membership(arguments);
        }
        return call(function, overloads, arguments);
    }

    /// What a step on constants answers, once and for all.
    static Constant folded(Step step) throws PlanException {
        Value value = step.evaluate(new Frame(0, new Meter(Long.MAX_VALUE)));
        if (value instanceof Failure(String message)) {
            throw new PlanException(message);
        }
        return new Constant(value);
    }

    private static Call call(String function, List<String> overloads, List<Step> arguments)
            throws PlanException {
        String overload =
                switch (function) {
                    case "_==_" -> "equals";
                    case "_!=_" -> "not_equals";
                    default -> overloads.size() == 1 ? overloads.getFirst() : "";
                };
        return new Call(
                body(function, overloads, arguments),
                CallCosts.counter(function, overload),
                arguments);
    }

    private static Body body(String function, List<String> overloads, List<Step> arguments)
            throws PlanException {
        if (Patterns.isTaker(function)
                && arguments.get(1) instanceof Constant(StringValue(String regex))) {
            try {
                return Patterns.prepare(function, regex);
            } catch (PatternSyntaxException e) {
                throw new PlanException("" + e.getMessage());
            }
        }
        Optional<Body> standard = StandardFunctions.find(function);
        if (standard.isPresent()) {
            return standard.get();
        }
        List<Overload> found = Libraries.find(overloads);
        if (found.isEmpty()) {
            throw new PlanException("no such overload: " + function);
        }
        return values -> dispatch(function, found, values);
    }

    private static Value dispatch(String function, List<Overload> overloads, Value... values) {
        for (Overload overload : overloads) {
            if (overload.takes(values)) {
                return overload.body().call(values);
            }
        }
        return Failure.noSuchOverload(function, values);
    }

    /// `x in ['a', 'b']` costs no more than `x`, as in cel-go.
    private static Call membership(List<Step> arguments) {
        Body in = StandardFunctions.find("@in").orElseThrow();
        return new Call(in, (_, _) -> 0, arguments);
    }

    private static boolean isSetOfScalars(Step step) {
        if (!(step instanceof Constant(ListValue list))) {
            return false;
        }
        for (Value element : list) {
            if (!isScalar(element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isScalar(Value value) {
        return switch (value) {
            case BoolValue _, IntValue _, UintValue _, DoubleValue _, StringValue _ -> true;
            default -> false;
        };
    }
}
