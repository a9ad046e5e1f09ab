package dev.kubejar.apiserver.cel.value;

import dev.kubejar.api.name.CelNames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The names of properties as expressions spell them: `foo-bar` is `foo__dash__bar`, and a word
/// that CEL keeps for itself is `__namespace__`.
///
/// Source: [escaping](https://kubernetes.io/docs/reference/using-api/cel/#escaping)
public final class PropertyNames {
    private static final Pattern SPELLABLE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_./-]*");

    /// Underscores first, so that what the others bring in is not escaped again.
    private static final List<Escape> ESCAPES =
            List.of(
                    new Escape("__", "__underscores__"),
                    new Escape(".", "__dot__"),
                    new Escape("-", "__dash__"),
                    new Escape("/", "__slash__"));

    private static final Pattern ESCAPED = Pattern.compile("__(underscores|dot|dash|slash)__");

    private record Escape(String plain, String escaped) {}

    private PropertyNames() {}

    /// The name in an expression; empty when it cannot be spelled.
    public static Optional<String> escape(String name) {
        if (!SPELLABLE.matcher(name).matches()) {
            return Optional.empty();
        }
        if (CelNames.isReserved(name)) {
            return Optional.of("__" + name + "__");
        }
        String escaped = name;
        for (Escape escape : ESCAPES) {
            escaped = escaped.replace(escape.plain, escape.escaped);
        }
        return Optional.of(escaped);
    }

    /// The property's own name.
    public static String unescape(String escaped) {
        if (!escaped.contains("__")) {
            return escaped;
        }
        boolean framed = escaped.length() > 4 && escaped.startsWith("__") && escaped.endsWith("__");
        if (framed && CelNames.isReserved(escaped.substring(2, escaped.length() - 2))) {
            return escaped.substring(2, escaped.length() - 2);
        }
        return ESCAPED.matcher(escaped).replaceAll(found -> plain(found.group()));
    }

    private static String plain(String escaped) {
        return ESCAPES.stream()
                .filter(escape -> escape.escaped.equals(escaped))
                .map(Escape::plain)
                .findFirst()
                .orElse(escaped);
    }
}
