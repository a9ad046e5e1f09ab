package dev.kubejar.apiserver.structural;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The simple JSON paths with which definitions name fields, such as `.spec.replicas` and
/// `.spec.labels['app']`.
///
/// Source:
/// [ValidFieldPath](https://pkg.go.dev/k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel#ValidFieldPath)
public final class SchemaPath {
    private final List<String> tokens;
    private int at;
    private StructuralSchema schema;
    private final StringBuilder path = new StringBuilder();

    private SchemaPath(List<String> tokens, StructuralSchema schema) {
        this.tokens = tokens;
        this.schema = schema;
    }

    /// What a path leads to.
    public sealed interface Target permits Found, Wrong {}

    /// The path is good.
    ///
    /// @param path as field errors write it: `spec.labels[app]`
    public record Found(String path, StructuralSchema schema) implements Target {}

    /// The path is not.
    ///
    /// @param reason such as `does not refer to a valid field`
    public record Wrong(String reason) implements Target {}

    /// Follows `path` from `schema`.
    public static Target find(String path, StructuralSchema schema) {
        return find(path, schema, true);
    }

    /// Follows `path` through names alone: no brackets.
    public static Target findByNames(String path, StructuralSchema schema) {
        return find(path, schema, false);
    }

    private static Target find(String text, StructuralSchema schema, boolean brackets) {
        var path = new SchemaPath(tokens(text), schema);
        while (path.at < path.tokens.size()) {
            Optional<String> wrong = path.step(brackets);
            if (wrong.isPresent()) {
                return new Wrong(wrong.get());
            }
        }
        return new Found(path.path.toString(), path.schema);
    }

    /// `.`, `[` and `]` are tokens, as is what stands between them; in single quotes they are text.
    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfToken(text, start);
            tokens.add(text.substring(start, end));
            start = end;
        }
        return tokens;
    }

    private static int endOfToken(String text, int start) {
        if (text.charAt(start) == '\'') {
            int end = start + 1;
            while (end < text.length()
                    && (text.charAt(end) != '\'' || text.charAt(end - 1) == '\\')) {
                end++;
            }
            return Math.min(end + 1, text.length());
        }
        int end = start;
        while (end < text.length() && ".[]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end == start ? start + 1 : end;
    }

    /// What is wrong with the next step.
    private Optional<String> step(boolean brackets) {
        String token = tokens.get(at++);
        if (token.equals(".")) {
            return next().map(this::enter)
                    .orElseGet(() -> Optional.of("unexpected end of JSON path"));
        }
        if (!token.equals("[")) {
            return Optional.of("expected [ or . but got: " + token);
        }
        return brackets ? bracket() : Optional.of("array notation is not allowed");
    }

    private Optional<String> next() {
        return at < tokens.size() ? Optional.of(tokens.get(at++)) : Optional.empty();
    }

    private Optional<String> bracket() {
        Optional<String> quoted = next();
        if (quoted.isEmpty()) {
            return Optional.of("unexpected end of JSON path");
        }
        String text = quoted.get();
        if (text.length() < 2 || !text.startsWith("'") || !text.endsWith("'")) {
            return Optional.of("expected single quoted string but got " + text);
        }
        String name =
                text.substring(1, text.length() - 1).replace("\\'", "'").replace("\\\\", "\\");
        Optional<String> wrong = enter(name);
        if (wrong.isPresent()) {
            return wrong;
        }
        return next().map(token -> token.equals("]") ? "" : "expected ] but got " + token)
                .or(() -> Optional.of("unexpected end of JSON path"))
                .filter(it -> !it.isEmpty());
    }

    private Optional<String> enter(String name) {
        if (!schema.properties().isEmpty()) {
            return move(
                    Optional.ofNullable(schema.properties().get(name)),
                    path.isEmpty() ? name : "." + name);
        }
        return move(
                schema.additionalProperties().filter(it -> !it.json().isEmpty()), "[" + name + "]");
    }

    private Optional<String> move(Optional<StructuralSchema> below, String step) {
        if (below.isEmpty()) {
            return Optional.of("does not refer to a valid field");
        }
        schema = below.get();
        path.append(step);
        return Optional.empty();
    }
}
