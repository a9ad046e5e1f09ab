package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.Optional;

/// `has(operand.field)`. The last field costs nothing.
record Presence(Attribute operand, String field) implements Step {
    @Override
    public Value evaluate(Frame frame) {
        Value value = operand.evaluate(frame);
        if (value instanceof OptionalValue(Optional<Value> inner)) {
            return inner.isEmpty() ? BoolValue.FALSE : test(inner.get());
        }
        return test(value);
    }

    private Value test(Value value) {
        return switch (value) {
            case Failure failure -> failure;
            case MapValue map -> BoolValue.of(map.find(new StringValue(field)).isPresent());
            default -> Failure.NO_SUCH_OVERLOAD;
        };
    }
}
