package dev.kubejar.api.certificates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the few forms of DER that a certificate request is made of. Throws
/// [IllegalArgumentException] for anything else.
///
/// Source: [X.690](https://www.itu.int/rec/T-REC-X.690)
final class DerReader {
    static final int BIT_STRING = 0x03;
    static final int OBJECT_ID = 0x06;
    static final int SEQUENCE = 0x30;

    private final byte[] bytes;
    private int at;

    DerReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// One value: its content, without and with tag and length.
    static final class Value {
        private final int tag;
        private final byte[] content;
        private final byte[] encoded;

        private Value(int tag, byte[] content, byte[] encoded) {
            this.tag = tag;
            this.content = content;
            this.encoded = encoded;
        }

        byte[] encoded() {
            return encoded.clone();
        }

        /// The values that a sequence is made of.
        List<Value> parts() {
            var reader = new DerReader(content);
            var parts = new ArrayList<Value>();
            while (reader.at < content.length) {
                parts.add(reader.next());
            }
            return parts;
        }

        Value as(int wanted) {
            if (tag != wanted) {
                throw new IllegalArgumentException("asn1: structure error: tags don't match");
            }
            return this;
        }

        /// `1.2.840.113549.1.1.11`
        String objectId() {
            var text = new StringBuilder();
            long number = 0;
            for (byte part : as(OBJECT_ID).content) {
                number = (number << 7) | (part & 0x7f);
                if (part >= 0) {
                    text.append(text.isEmpty() ? first(number) : "." + number);
                    number = 0;
                }
            }
            return text.toString();
        }

        private static String first(long number) {
            long root = Math.min(number / 40, 2);
            return root + "." + (number - root * 40);
        }

        /// The bytes of a bit string of whole bytes.
        byte[] bits() {
            return Arrays.copyOfRange(as(BIT_STRING).content, 1, content.length);
        }
    }

    /// The only value of `bytes`.
    static Value only(byte[] bytes) {
        var reader = new DerReader(bytes);
        Value value = reader.next();
        if (reader.at < bytes.length) {
            throw new IllegalArgumentException("asn1: syntax error: trailing data");
        }
        return value;
    }

    private Value next() {
        int start = at;
        int tag = octet();
        int length = octet();
        if (length > 0x84 || length == 0x80) {
            throw new IllegalArgumentException("asn1: structure error: length too large");
        }
        if (length > 0x80) {
            int octets = length - 0x80;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | octet();
            }
        }
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("asn1: syntax error: data truncated");
        }
        byte[] content = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return new Value(tag, content, Arrays.copyOfRange(bytes, start, at));
    }

    private int octet() {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("asn1: syntax error: truncated tag or length");
        }
        return bytes[at++] & 0xff;
    }
}
