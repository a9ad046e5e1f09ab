package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.OptionalValue;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A variable, or what a step made, and the fields, elements and entries on the way into it:
/// `self.rules[0].name`. It costs one, and one for each of them.
///
/// As a branch of `?:` or as an index it costs nothing itself ([#resolve]), as in cel-go.
record Attribute(Origin origin, List<Qualifier> qualifiers) implements Step {

    /// Where an attribute begins.
    sealed interface Origin {}

    /// @param slot a variable's
    record Variable(int slot) implements Origin {}

    /// What a step made.
    record Made(Step step) implements Origin {}

    Attribute {
        qualifiers = List.copyOf(qualifiers);
    }

    static Attribute ofVariable(int slot) {
        return new Attribute(new Variable(slot), List.of());
    }

    /// The attribute that goes on from a step's value.
    static Attribute of(Step step) {
        return step instanceof Attribute attribute
                ? attribute
                : new Attribute(new Made(step), List.of());
    }

    Attribute with(Qualifier qualifier) {
        var longer = new ArrayList<>(qualifiers);
        longer.add(qualifier);
        return new Attribute(origin, longer);
    }

    @Override
    public Value evaluate(Frame frame) {
        boolean free = origin instanceof Made(Conditional _);
        if (!free) {
            frame.charge(1);
        }
        return resolve(frame);
    }

    /// The value, without the cost of the attribute itself.
    Value resolve(Frame frame) {
        Value value =
                switch (origin) {
                    case Variable(int slot) -> frame.get(slot);
                    case Made(Step step) -> step.evaluate(frame);
                };
        return qualifiers.isEmpty() ? value : qualified(value, frame);
    }

    private Value qualified(Value from, Frame frame) {
        Value value = from;
        boolean optional = false;
        if (value instanceof OptionalValue(Optional<Value> inner)) {
            if (inner.isEmpty()) {
                return value;
            }
            value = inner.get();
            optional = true;
        }
        for (Qualifier qualifier : qualifiers) {
            if (value instanceof Failure) {
                return value;
            }
            frame.charge(1);
            optional |= qualifier.optional();
            Optional<Value> next = qualifier.find(value, frame);
            if (next.isEmpty()) {
                return optional ? OptionalValue.NONE : qualifier.absent(value, frame);
            }
            value = next.get();
        }
        return optional && !(value instanceof Failure) ? OptionalValue.of(value) : value;
    }
}
