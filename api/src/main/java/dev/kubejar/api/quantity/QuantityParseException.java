package dev.kubejar.api.quantity;

/// A text that is no quantity; the message is upstream's.
public final class QuantityParseException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private QuantityParseException(String message) {
        super(message);
    }

    static QuantityParseException format() {
        return new QuantityParseException(
                "quantities must match the regular expression"
                        + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    }

    static QuantityParseException number() {
        return new QuantityParseException("unable to parse numeric part of quantity");
    }

    static QuantityParseException suffix() {
        return new QuantityParseException("unable to parse quantity's suffix");
    }
}
