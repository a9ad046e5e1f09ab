package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.Value;

/// `condition ? yes : no`. It costs nothing itself.
record Conditional(Step condition, Step yes, Step no) implements Step {
    @Override
    public Value evaluate(Frame frame) {
        return switch (condition.evaluate(frame)) {
            case BoolValue flag -> branch(flag.isTrue() ? yes : no, frame);
            case Failure failure -> failure;
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }

    private static Value branch(Step step, Frame frame) {
        return step instanceof Attribute attribute
                ? attribute.resolve(frame)
                : step.evaluate(frame);
    }
}
