package dev.kubejar.apiserver.schema;

import dev.kubejar.api.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// Times as Go reads and writes them: RFC 3339 in, UTC out, and Go's words for what is no time.
///
/// Source: [time.Parse](https://pkg.go.dev/time#Parse)
final class GoTime {
    private static final String LAYOUT = "2006-01-02T15:04:05Z07:00";

    /// The layout's elements in their order, with the number of digits that each takes; 0 means the
    /// element stands for itself.
    private static final List<Element> ELEMENTS =
            List.of(
                    new Element("2006", 4),
                    new Element("-", 0),
                    new Element("01", 2),
                    new Element("-", 0),
                    new Element("02", 2),
                    new Element("T", 0),
                    new Element("15", 2),
                    new Element(":", 0),
                    new Element("04", 2),
                    new Element(":", 0),
                    new Element("05", 2));

    private record Element(String name, int digits) {
        int length() {
            return digits == 0 ? name.length() : digits;
        }

        boolean matches(String text, int from) {
            if (text.length() < from + length()) {
                return false;
            }
            String part = text.substring(from, from + length());
            return digits == 0 ? part.equals(name) : part.chars().allMatch(Character::isDigit);
        }
    }

    private GoTime() {}

    /// `text` in UTC, to the second or the microsecond.
    ///
    /// @throws TypeMismatchException when it is no time
    static String canonical(String text, boolean micros) {
        try {
            Instant instant = Timestamps.parse(text);
            return micros ? Timestamps.micros(instant) : Timestamps.seconds(instant);
        } catch (DateTimeException _) { // its message is not Go's
            throw new TypeMismatchException(
                    "parsing time \"%s\" as \"%s\": %s".formatted(text, LAYOUT, complaint(text)));
        }
    }

    private static String complaint(String text) {
        int at = 0;
        for (Element element : ELEMENTS) {
            if (!element.matches(text, at)) {
                return "cannot parse \"%s\" as \"%s\"".formatted(text.substring(at), element.name);
            }
            at += element.length();
        }
        return "cannot parse \"%s\" as \"Z07:00\"".formatted(text.substring(at));
    }
}
