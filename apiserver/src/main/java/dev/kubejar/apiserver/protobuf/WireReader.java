package dev.kubejar.apiserver.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads the fields of one message, one after the other. Belongs to one thread.
///
/// Each method throws [ProtobufException] where the bytes end too early or make no sense.
final class WireReader {
    private static final int MAX_VARINT_BYTES = 10;

    /// Messages within each other: a schema's schemas have no end of their own.
    private static final int MAX_DEPTH = 100;

    private final byte[] bytes;
    private final int end;
    private final int depth;
    private int at;

    WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    WireReader(byte[] bytes, int from, int end) {
        this(bytes, from, end, 0);
    }

    private WireReader(byte[] bytes, int from, int end, int depth) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.depth = depth;
    }

    /// What stands before each value.
    record Tag(int number, int wireType) {}

    boolean hasMore() {
        return at < end;
    }

    /// @param message the name of the message, for complaints
    Tag tag(String message) {
        long tag = varint();
        int number = (int) (tag >>> 3);
        int wireType = (int) (tag & 7);
        if (wireType == WireType.END_GROUP) {
            throw new ProtobufException(
                    "proto: %s: wiretype end group for non-group".formatted(message));
        }
        if (number <= 0) {
            throw new ProtobufException(
                    "proto: %s: illegal tag %d (wire type %d)"
                            .formatted(message, number, wireType));
        }
        return new Tag(number, wireType);
    }

    long varint() {
        long value = 0;
        for (int i = 0; i < MAX_VARINT_BYTES; i++) {
            byte next = bytes[advance(1)];
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new ProtobufException("proto: integer overflow");
    }

    long fixed64() {
        int from = advance(8);
        long value = 0;
        for (int i = 7; i >= 0; i--) {
            value = (value << 8) | (bytes[from + i] & 0xff);
        }
        return value;
    }

    /// The message that stands here.
    WireReader message() {
        int length = length();
        int from = advance(length);
        if (depth == MAX_DEPTH) {
            throw new ProtobufException("exceeded max depth");
        }
        return new WireReader(bytes, from, from + length, depth + 1);
    }

    byte[] bytes() {
        int length = length();
        int from = advance(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    String text() {
        int length = length();
        return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
    }

    /// Passes over the value of a field that nobody knows.
    void skip(int wireType) {
        int openGroups = 0;
        int type = wireType;
        while (true) {
            switch (type) {
                case WireType.VARINT -> varint();
                case WireType.FIXED64 -> advance(8);
                case WireType.BYTES -> advance(length());
                case WireType.START_GROUP -> openGroups++;
                case WireType.END_GROUP -> openGroups--;
                case WireType.FIXED32 -> advance(4);
                default -> throw new ProtobufException("proto: illegal wireType " + type);
            }
            if (openGroups <= 0) {
                return;
            }
            type = (int) (varint() & 7);
        }
    }

    private int length() {
        long length = varint();
        if (length < 0) {
            throw new ProtobufException("proto: negative length found during unmarshaling");
        }
        if (length > end - at) {
            throw endsEarly();
        }
        return (int) length;
    }

    /// Where the next `count` bytes begin.
    private int advance(int count) {
        if (count > end - at) {
            throw endsEarly();
        }
        int from = at;
        at += count;
        return from;
    }

    private static ProtobufException endsEarly() {
        return new ProtobufException("unexpected EOF");
    }
}
