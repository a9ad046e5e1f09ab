package dev.kubejar.apiserver.cel.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A sequence of bytes.
public final class BytesValue implements Value, Comparable<BytesValue> {
    private final byte[] bytes;

    /// Keeps `bytes`, which nobody may change from then on.
    public BytesValue(byte[] bytes) {
        this.bytes = bytes;
    }

    public static BytesValue utf8(String text) {
        return new BytesValue(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A copy.
    public byte[] toArray() {
        return bytes.clone();
    }

    public BytesValue plus(BytesValue other) {
        byte[] both = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
        System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
        return new BytesValue(both);
    }

    @Override
    public TypeValue type() {
        return TypeValue.BYTES;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int compareTo(BytesValue other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BytesValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The bytes read as UTF-8.
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
