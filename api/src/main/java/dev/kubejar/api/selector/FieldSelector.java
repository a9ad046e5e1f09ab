package dev.kubejar.api.selector;

import dev.kubejar.api.status.StatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Picks objects by a few of their fields, such as `spec.nodeName=node-1,status.phase!=Failed`: all
/// terms must hold, an absent field counts as the empty text.
///
/// Source: [Field
/// selectors](https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/)
public record FieldSelector(List<Term> terms) {
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    public FieldSelector {
        terms = List.copyOf(terms);
    }

    /// One comparison of a field with a value.
    public record Term(String field, boolean equal, String value) {
        boolean matches(Map<String, String> fields) {
            return equal == fields.getOrDefault(field, "").equals(value);
        }

        @Override
        public String toString() {
            return field + (equal ? "=" : "!=") + escape(value);
        }
    }

    /// Reads the URL form; `\`, `,` and `=` in values are escaped with a `\`. Refuses with
    /// upstream's words and 400.
    public static FieldSelector parse(String text) {
        var terms = new ArrayList<Term>();
        for (String part : split(text)) {
            if (!part.isEmpty()) {
                terms.add(term(part, text));
            }
        }
        return new FieldSelector(terms);
    }

    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\') {
                i++;
            } else if (here == ',') {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Term term(String part, String whole) {
        for (int i = 0; i < part.length(); i++) {
            for (String operator : List.of("!=", "==", "=")) {
                if (part.startsWith(operator, i)) {
                    String value = part.substring(i + operator.length());
                    return new Term(part.substring(0, i), !operator.equals("!="), unescape(value));
                }
            }
        }
        throw StatusException.badRequest(
                "invalid selector: '" + whole + "'; can't understand '" + part + "'");
    }

    private static String unescape(String value) {
        var plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char here = value.charAt(i);
            if (here == '\\') {
                plain.append(escaped(value, ++i));
            } else if (here == ',' || here == '=') {
                throw StatusException.badRequest(
                        "invalid field selector: unescaped character in value: " + (int) here);
            } else {
                plain.append(here);
            }
        }
        return plain.toString();
    }

    private static char escaped(String value, int at) {
        char here = at < value.length() ? value.charAt(at) : 0;
        if (here == '\\' || here == ',' || here == '=') {
            return here;
        }
        throw StatusException.badRequest(
                "invalid field selector: invalid escape sequence: \\"
                        + value.substring(
                                Math.min(at, value.length()), Math.min(at + 1, value.length())));
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }

    /// `fields` holds the object's selectable fields by path.
    public boolean matches(Map<String, String> fields) {
        for (Term term : terms) {
            if (!term.matches(fields)) {
                return false;
            }
        }
        return true;
    }

    public boolean matchesEverything() {
        return terms.isEmpty();
    }

    /// The value that `field` must have, when the selector says so.
    public Optional<String> exactly(String field) {
        return terms.stream()
                .filter(it -> it.equal() && it.field().equals(field))
                .map(Term::value)
                .findFirst();
    }

    /// The URL form.
    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(","));
    }
}
