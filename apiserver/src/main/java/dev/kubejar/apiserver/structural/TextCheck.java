package dev.kubejar.apiserver.structural;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoValue;

/// The limits of a string: its length in characters, its pattern, its format.
final class TextCheck {
    private TextCheck() {}

    static void check(StructuralSchema schema, String text, Where where, Findings found) {
        limits(schema.validation(), text, where, found);
        found.match();
        String format = TextFormat.recognized(schema);
        if (TextFormat.named(format).isEmpty()) {
            return;
        }
        if (!TextFormat.named(format).get().accepts(text)) {
            String message =
                    "%s in body must be of type %s: %s"
                            .formatted(where, format, GoValue.quoted(text));
            found.add(where, message, path -> FieldError.typeInvalid(path, Json.of(text), message));
        }
        found.match();
    }

    /// Only the first limit that is exceeded is told.
    private static void limits(ValueValidation limits, String text, Where where, Findings found) {
        SizeLimits allowed = limits.length();
        long length = text.codePointCount(0, text.length());
        if (allowed.max().isPresent() && length > allowed.max().getAsLong()) {
            long max = allowed.max().getAsLong();
            found.add(
                    where,
                    "%s in body should be at most %d chars long".formatted(where, max),
                    path -> FieldError.tooLong(path, max));
        } else if (allowed.min().isPresent() && length < allowed.min().getAsLong()) {
            told(
                    "%s in body should be at least %d chars long"
                            .formatted(where, allowed.min().getAsLong()),
                    text,
                    where,
                    found);
        } else if (limits.pattern().isPresent() && !limits.pattern().get().matcher(text).find()) {
            told(
                    "%s in body should match '%s'".formatted(where, limits.pattern().get()),
                    text,
                    where,
                    found);
        }
    }

    private static void told(String message, String text, Where where, Findings found) {
        found.add(where, message, path -> FieldError.invalid(path, text, message));
    }
}
