package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Value;

/// A value that stands in the expression, or follows from such ones. It costs nothing.
record Constant(Value value) implements Step {
    @Override
    public Value evaluate(Frame frame) {
        return value;
    }
}
