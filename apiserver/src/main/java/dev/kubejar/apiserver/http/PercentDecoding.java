package dev.kubejar.apiserver.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// `%2F` to `/`. A `%` without two hexadecimal digits after it is an error, never passed through.
final class PercentDecoding {

    private PercentDecoding() {}

    /// Empty when `text` has a bad escape.
    static Optional<String> path(String text) {
        return decode(text, false);
    }

    /// As [#path], and `+` is a space.
    static Optional<String> query(String text) {
        return decode(text, true);
    }

    private static Optional<String> decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0) {
            return Optional.of(plusIsSpace ? text.replace('+', ' ') : text);
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '+' && plusIsSpace) {
                out.write(' ');
            } else if (raw[i] != '%') {
                out.write(raw[i]);
            } else if (i + 2 < raw.length
                    && HexFormat.isHexDigit(raw[i + 1])
                    && HexFormat.isHexDigit(raw[i + 2])) {
                out.write(
                        HexFormat.fromHexDigit(raw[i + 1]) * 16
                                + HexFormat.fromHexDigit(raw[i + 2]));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(out.toString(StandardCharsets.UTF_8));
    }
}
