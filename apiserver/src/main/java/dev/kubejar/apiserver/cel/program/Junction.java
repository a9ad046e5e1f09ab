package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.Value;

/// `left && right` and `left || right`. One side can decide, whatever the other one is: an error on
/// one side counts only when the other does not decide.
///
/// @param deciding `false` decides an `&&`, `true` an `||`
record Junction(BoolValue deciding, Step left, Step right) implements Step {
    @Override
    public Value evaluate(Frame frame) {
        Value first = left.evaluate(frame);
        if (first == deciding) {
            return first;
        }
        Value second = right.evaluate(frame);
        if (second == deciding) {
            return second;
        }
        if (first instanceof BoolValue && second instanceof BoolValue) {
            return second;
        }
        if (first instanceof Failure) {
            return first;
        }
        return second instanceof Failure ? second : Failure.NO_SUCH_OVERLOAD;
    }
}
