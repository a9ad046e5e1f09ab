package dev.kubejar.apiserver.cel.value;

/// One value of CEL.
public sealed interface Value
        permits BoolValue,
                IntValue,
                UintValue,
                DoubleValue,
                StringValue,
                BytesValue,
                NullValue,
                TimestampValue,
                DurationValue,
                TypeValue,
                ListValue,
                MapValue,
                OptionalValue,
                OpaqueValue,
                UnknownValue,
                Failure {

    /// What `type(value)` answers.
    TypeValue type();

    /// What a step over the whole value costs by: characters, bytes, elements or entries; 1 for
    /// what has no parts.
    default long size() {
        return 1;
    }
}
