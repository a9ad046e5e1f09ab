package dev.kubejar.api.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// The escapes of Go's encoder: what HTML would take for its own is escaped (`\\u003c` for `<`), as
/// are the separators of lines that JavaScript does not allow in a text; digits are lower case.
///
/// Source: [encoding/json](https://pkg.go.dev/encoding/json#Marshal)
final class GoEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final String OF_HTML = "<>&";
    private static final String SHORT = "\b\f\n\r\t\"\\";

    private static final SerializableString[] NUMBERED = numbered();
    private static final SerializableString LINE_SEPARATOR = new SerializedString("\\u2028");
    private static final SerializableString PARAGRAPH_SEPARATOR = new SerializedString("\\u2029");

    private final int[] ascii = standardAsciiEscapesForJSON();

    GoEscapes() {
        for (char c = 0; c < ascii.length; c++) {
            boolean numbered = c < ' ' && SHORT.indexOf(c) < 0;
            if (numbered || OF_HTML.indexOf(c) >= 0) {
                ascii[c] = ESCAPE_CUSTOM;
            }
        }
    }

    private static SerializableString[] numbered() {
        var escapes = new SerializableString[128];
        for (int c = 0; c < escapes.length; c++) {
            escapes[c] = new SerializedString("\\u%04x".formatted(c));
        }
        return escapes;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return switch (c) {
            case '\u2028' -> LINE_SEPARATOR;
            case '\u2029' -> PARAGRAPH_SEPARATOR;
            default -> c < NUMBERED.length ? NUMBERED[c] : null;
        };
    }
}
