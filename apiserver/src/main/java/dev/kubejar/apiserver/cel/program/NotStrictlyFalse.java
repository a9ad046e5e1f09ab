package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Value;

/// Whether a loop goes on: unless its condition is `false`. An error does not end it, a later
/// element may decide.
record NotStrictlyFalse(Step argument) implements Step {
    @Override
    public Value evaluate(Frame frame) {
        Value value = argument.evaluate(frame);
        frame.charge(1);
        return BoolValue.of(value != BoolValue.FALSE);
    }
}
