package dev.kubejar.apiserver.cel.cost;

import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/// What calls of one function cost.
///
/// @param actual of arguments (the receiver first) and result
/// @param estimated of the same arguments before anything runs
record CallCost(
        ToLongBiFunction<Value[], Value> actual, Function<List<Operand>, CallEstimate> estimated) {
    /// A step over a text takes a tenth of a unit for each character.
    static final double TEXT = 0.1;

    /// A step of a regular expression takes about four of its characters.
    static final double REGEX = 0.25;

    /// Whatever takes no longer with larger arguments.
    static final CallCost NOMINAL = new CallCost((_, _) -> 1, _ -> CallEstimate.of(Range.ONE));

    /// Goes over one argument `times` times.
    static CallCost traversal(int argument, int times) {
        double factor = times * TEXT;
        return new CallCost(
                (arguments, _) -> ceil((double) arguments[argument].size() * factor),
                arguments ->
                        CallEstimate.of(arguments.get(argument).sizeOrUnknown().times(factor)));
    }

    /// The same, and the result is as large as the argument.
    CallCost keepingSize(int argument) {
        return new CallCost(
                actual,
                arguments ->
                        CallEstimate.of(
                                estimated.apply(arguments).cost(),
                                arguments.get(argument).sizeOrUnknown()));
    }

    static long ceil(double cost) {
        return (long) Math.ceil(cost);
    }
}
