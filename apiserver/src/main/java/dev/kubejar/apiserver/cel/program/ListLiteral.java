package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// `[a, b, ?c]`
///
/// @param optional positions of elements that are left out when they are absent
record ListLiteral(List<Step> elements, Set<Integer> optional) implements Step {
    private static final long COST = 10;

    ListLiteral {
        elements = List.copyOf(elements);
        optional = Set.copyOf(optional);
    }

    @Override
    public Value evaluate(Frame frame) {
        var values = new ArrayList<Value>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Value value = elements.get(i).evaluate(frame);
            if (value instanceof Failure) {
                frame.charge(COST);
                return value;
            }
            if (!optional.contains(i)) {
                values.add(value);
            } else if (value instanceof OptionalValue(var inner)) {
                inner.ifPresent(values::add);
            }
        }
        frame.charge(COST);
        return ValueList.of(values);
    }
}
