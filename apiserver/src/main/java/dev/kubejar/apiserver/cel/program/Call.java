package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.cost.CallCosts;
import dev.kubejar.apiserver.cel.function.Body;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.List;

/// A call of a function. A failed argument is its result.
///
/// Of up to two arguments all are computed whatever happens, and counted; of more, those behind a
/// failed one are not. That is how cel-go counts.
record Call(Body body, CallCosts.Counter counter, List<Step> arguments) implements Step {
    private static final int ALWAYS_ALL = 2;

    Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Value evaluate(Frame frame) {
        var values = new Value[arguments.size()];
        Failure failure = null;
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).evaluate(frame);
            if (failure == null && values[i] instanceof Failure first) {
                failure = first;
                if (values.length > ALWAYS_ALL && i < values.length - 1) {
                    return failure;
                }
            }
        }
        Value result = failure == null ? body.call(values) : failure;
        frame.charge(counter.count(values, result));
        return result;
    }
}
