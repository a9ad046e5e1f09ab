package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.MapValue;
import dev.kubejar.apiserver.cel.value.Value;

/// What `all`, `exists`, `map`, `filter` and their like are made of: goes through a list's elements
/// or a map's keys, and gathers a result.
///
/// @param range what to go through
/// @param accumulator the slot of what is gathered
/// @param first what is gathered at first
/// @param condition whether to go on, asked before each step
/// @param step what is gathered then
/// @param result made of what was gathered at last
record Loop(
        Step range,
        Variables variables,
        int accumulator,
        Step first,
        Step condition,
        Step step,
        Step result)
        implements Step {

    /// @param one the slot of the element or the key; with `two`, of the index or the key
    /// @param two the slot of the element or the value; negative for none
    record Variables(int one, int two) {
        boolean areTwo() {
            return two >= 0;
        }
    }

    @Override
    public Value evaluate(Frame frame) {
        Value over = range.evaluate(frame);
        if (over instanceof Failure) {
            return over;
        }
        frame.set(accumulator, first.evaluate(frame));
        switch (over) {
            case ListValue list -> through(list, frame);
            case MapValue map -> through(map, frame);
            default -> {
                return new Failure("got '" + over.type().name() + "', expected iterable type");
            }
        }
        return result.evaluate(frame);
    }

    private void through(ListValue list, Frame frame) {
        for (int i = 0; i < list.count(); i++) {
            if (variables.areTwo()) {
                frame.set(variables.one, new IntValue(i));
                frame.set(variables.two, list.get(i));
            } else {
                frame.set(variables.one, list.get(i));
            }
            if (!goesOn(frame)) {
                return;
            }
        }
    }

    private void through(MapValue map, Frame frame) {
        for (Value key : map.keys()) {
            frame.set(variables.one, key);
            if (variables.areTwo()) {
                frame.set(variables.two, map.find(key).orElseGet(() -> Failure.noSuchKey(key)));
            }
            if (!goesOn(frame)) {
                return;
            }
        }
    }

    private boolean goesOn(Frame frame) {
        if (condition.evaluate(frame) == BoolValue.FALSE) {
            return false;
        }
        frame.set(accumulator, step.evaluate(frame));
        return true;
    }
}
