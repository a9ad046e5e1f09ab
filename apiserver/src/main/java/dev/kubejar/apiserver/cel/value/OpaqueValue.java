package dev.kubejar.apiserver.cel.value;

/// A value of a library's own type that expressions handle only with the library's functions, such
/// as a quantity or an IP address. Equal when its content is.
///
/// @param type such as `kubernetes.Quantity`
/// @param size what a step over it costs by
public record OpaqueValue(TypeValue type, Object content, long size) implements Value {
    public OpaqueValue(TypeValue type, Object content) {
        this(type, content, 1);
    }
}
