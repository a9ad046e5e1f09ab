package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.Value;
import java.util.Arrays;

/// What one run of a program works on: its variables, each in a slot of its own, and the meter.
final class Frame {
    private static final Failure UNSET = new Failure("no such attribute(s)");

    private final Value[] slots;
    private final Meter meter;

    Frame(int slots, Meter meter) {
        this.slots = new Value[slots];
        Arrays.fill(this.slots, UNSET);
        this.meter = meter;
    }

    Value get(int slot) {
        return slots[slot];
    }

    void set(int slot, Value value) {
        slots[slot] = value;
    }

    void charge(long cost) {
        meter.charge(cost);
    }
}
