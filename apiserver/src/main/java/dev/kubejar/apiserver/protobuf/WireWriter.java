package dev.kubejar.apiserver.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a message from its end to its beginning, as Go's encoder does: so a length is known when
/// its turn comes, without a second pass or a buffer per message. Belongs to one thread.
///
/// A value is written first, then its length if it has one, then its tag.
public final class WireWriter {
    private byte[] bytes = new byte[1024];
    private int free = bytes.length;

    /// How much is written: what a message's length is counted from.
    public int size() {
        return bytes.length - free;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(bytes, free, bytes.length);
    }

    void raw(byte[] content) {
        reserve(content.length);
        free -= content.length;
        System.arraycopy(content, 0, bytes, free, content.length);
    }

    private void reserve(int count) {
        if (count <= free) {
            return;
        }
        int used = size();
        byte[] larger = new byte[Math.max(2 * bytes.length, used + count)];
        System.arraycopy(bytes, free, larger, larger.length - used, used);
        free = larger.length - used;
        bytes = larger;
    }

    private void varint(long value) {
        int length = 1;
        for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
            length++;
        }
        reserve(length);
        free -= length;
        long rest = value;
        for (int i = 0; i < length; i++) {
            bytes[free + i] = (byte) (i < length - 1 ? (rest & 0x7f) | 0x80 : rest);
            rest >>>= 7;
        }
    }

    private void tag(int number, int wireType) {
        varint(((long) number << 3) | wireType);
    }

    public void number(int field, long value) {
        varint(value);
        tag(field, WireType.VARINT);
    }

    void fixed64(int field, long value) {
        byte[] content = new byte[8];
        for (int i = 0; i < 8; i++) {
            content[i] = (byte) (value >>> (8 * i));
        }
        raw(content);
        tag(field, WireType.FIXED64);
    }

    public void bytes(int field, byte[] value) {
        raw(value);
        varint(value.length);
        tag(field, WireType.BYTES);
    }

    public void text(int field, String value) {
        bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// Puts the head before a message that has been written.
    ///
    /// @param sizeBefore what [#size()] was before it
    public void message(int field, int sizeBefore) {
        varint(size() - sizeBefore);
        tag(field, WireType.BYTES);
    }
}
