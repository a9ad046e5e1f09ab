package dev.kubejar.apiserver.cel;

import dev.kubejar.apiserver.structural.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rule's `fieldPath`: fields and keys below the rule's own place, such as `.spec.ports` or
/// `['a.b'].c`.
///
/// Source:
/// [fieldPath](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-path)
///
/// @param normalized as messages show it, such as `spec.ports` or `spec[key]`; empty for a path
///   that leads nowhere
record FieldPath(Optional<String> normalized) {
    /// A quoted text, a delimiter, or a word between delimiters.
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^\\\\]|\\\\.)*?'|[.\\[\\]]|[^.\\[\\]]+", Pattern.DOTALL);

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final String ESCAPES = "abfnrtv'\\";
    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b'\\";
    private static final FieldPath NOWHERE = new FieldPath(Optional.empty());

    static FieldPath parse(String text, StructuralSchema schema) {
        List<String> tokens = tokens(text);
        var path = new StringBuilder();
        StructuralSchema here = schema;
        int at = 0;
        while (at < tokens.size()) {
            Optional<String> name;
            switch (tokens.get(at)) {
                case "." -> {
                    name = token(tokens, at + 1);
                    at += 2;
                }
                case "[" -> {
                    boolean closed = token(tokens, at + 2).filter("]"::equals).isPresent();
                    name = token(tokens, at + 1).filter(_ -> closed).flatMap(FieldPath::unquoted);
                    at += 3;
                }
                default -> {
                    return NOWHERE;
                }
            }
            Optional<StructuralSchema> next = step(here, name, path);
            if (next.isEmpty()) {
                return NOWHERE;
            }
            here = next.get();
        }
        return new FieldPath(Optional.of(path.toString()));
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static Optional<String> token(List<String> tokens, int at) {
        return at < tokens.size() ? Optional.of(tokens.get(at)) : Optional.empty();
    }

    private static Optional<String> unquoted(String token) {
        if (token.length() < 2 || !token.startsWith("'") || !token.endsWith("'")) {
            return Optional.empty();
        }
        String inner = token.substring(1, token.length() - 1);
        boolean known =
                ESCAPE.matcher(inner).results().allMatch(it -> ESCAPES.contains(it.group(1)));
        return known
                ? Optional.of(
                        ESCAPE.matcher(inner)
                                .replaceAll(it -> Matcher.quoteReplacement(plain(it.group(1)))))
                : Optional.empty();
    }

    private static String plain(String escape) {
        return String.valueOf(ESCAPED.charAt(ESCAPES.indexOf(escape)));
    }

    /// Into a property, or under a key where the schema has `additionalProperties`.
    private static Optional<StructuralSchema> step(
            StructuralSchema from, Optional<String> name, StringBuilder path) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!from.properties().isEmpty()) {
            path.append(path.isEmpty() ? "" : ".").append(name.get());
            return Optional.ofNullable(from.properties().get(name.get()));
        }
        path.append('[').append(name.get()).append(']');
        return from.additionalProperties();
    }
}
