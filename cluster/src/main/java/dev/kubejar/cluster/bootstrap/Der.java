package dev.kubejar.cluster.bootstrap;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/// A value in DER: tag, length, content. The few forms that a certificate is made of, only written.
///
/// Source: [X.690](https://www.itu.int/rec/T-REC-X.690)
final class Der {
    /// The first whose certificates' times need four digits for the year (RFC 5280, 4.1.2.5).
    private static final Instant LONG_YEARS = Instant.parse("2050-01-01T00:00:00Z");

    private final byte[] encoded;

    private Der(byte[] encoded) {
        this.encoded = encoded;
    }

    /// One that was encoded elsewhere, such as a public key.
    static Der of(byte[] encoded) {
        return new Der(encoded.clone());
    }

    byte[] encoded() {
        return encoded.clone();
    }

    static Der sequence(Der... parts) {
        return sequence(List.of(parts));
    }

    static Der sequence(List<Der> parts) {
        return value(0x30, contents(parts));
    }

    static Der set(Der only) {
        return value(0x31, only.encoded);
    }

    /// `[number] EXPLICIT`, around a whole value.
    static Der explicit(int number, Der value) {
        return value(0xa0 | number, value.encoded);
    }

    /// `[number] IMPLICIT`, in place of the tag of a simple value with this content.
    static Der implicit(int number, byte[] content) {
        return value(0x80 | number, content);
    }

    static Der yes() {
        return value(0x01, new byte[] {(byte) 0xff});
    }

    static Der integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    /// A bit string of whole bytes.
    static Der bits(byte[] content) {
        return bits(content, 0);
    }

    /// A bit string whose last byte has `unused` bits too many.
    static Der bits(byte[] content, int unused) {
        byte[] all = new byte[content.length + 1];
        all[0] = (byte) unused;
        System.arraycopy(content, 0, all, 1, content.length);
        return value(0x03, all);
    }

    static Der octets(byte[] content) {
        return value(0x04, content);
    }

    static Der text(String text) {
        return value(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /// To the second: `260101000000Z`.
    static Der time(Instant time) {
        String digits = time.truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:T]", "");
        boolean isShort = time.isBefore(LONG_YEARS);
        return value(
                isShort ? 0x17 : 0x18,
                digits.substring(isShort ? 2 : 0).getBytes(StandardCharsets.US_ASCII));
    }

    /// `1.2.840.10045.4.3.2`; no number needs more than 63 bits.
    static Der objectId(String dotted) {
        List<Long> numbers = Arrays.stream(dotted.split("\\.")).map(Long::valueOf).toList();
        var content = new ByteArrayOutputStream();
        base128(numbers.get(0) * 40 + numbers.get(1), content);
        numbers.stream().skip(2).forEach(number -> base128(number, content));
        return value(0x06, content.toByteArray());
    }

    /// Seven bits a byte, the highest first; all bytes but the last have the eighth bit set.
    private static void base128(long number, ByteArrayOutputStream to) {
        for (int shift = 56; shift > 0; shift -= 7) {
            if (number >>> shift != 0) {
                to.write((int) (number >>> shift) | 0x80);
            }
        }
        to.write((int) number & 0x7f);
    }

    private static byte[] contents(List<Der> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(part.encoded));
        return all.toByteArray();
    }

    private static Der value(int tag, byte[] content) {
        var value = new ByteArrayOutputStream();
        value.write(tag);
        length(content.length, value);
        value.writeBytes(content);
        return new Der(value.toByteArray());
    }

    /// One byte up to 127; else how many bytes follow, and those.
    private static void length(int length, ByteArrayOutputStream to) {
        if (length < 0x80) {
            to.write(length);
            return;
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        to.write(0x80 | octets);
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            to.write(length >>> shift);
        }
    }
}
