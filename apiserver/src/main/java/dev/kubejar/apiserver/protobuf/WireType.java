package dev.kubejar.apiserver.protobuf;

/// How many bytes a field's value takes, by protobuf's numbers.
///
/// Source: [encoding](https://protobuf.dev/programming-guides/encoding/#structure)
final class WireType {
    static final int VARINT = 0;
    static final int FIXED64 = 1;

    /// A length, then as many bytes: strings, bytes and messages.
    static final int BYTES = 2;

    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private WireType() {}
}
