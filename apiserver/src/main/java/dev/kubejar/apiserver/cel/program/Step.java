package dev.kubejar.apiserver.cel.program;

import dev.kubejar.apiserver.cel.value.Value;

/// One node of a program.
sealed interface Step
        permits Constant,
                Attribute,
                Presence,
                Call,
                Conditional,
                Junction,
                NotStrictlyFalse,
                OptionalFallback,
                ListLiteral,
                MapLiteral,
                Loop {

    /// Computes the value and charges its cost; what goes wrong is a value too.
    Value evaluate(Frame frame);
}
