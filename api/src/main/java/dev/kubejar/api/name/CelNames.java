package dev.kubejar.api.name;

import java.util.Set;
import java.util.regex.Pattern;

/// What may be a name in an expression of CEL.
///
/// Source: [the language's
/// definition](https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax)
public final class CelNames {
    private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
    private static final Set<String> RESERVED =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "in",
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "for",
                    "function",
                    "if",
                    "import",
                    "let",
                    "loop",
                    "package",
                    "namespace",
                    "return",
                    "var",
                    "void",
                    "while");

    private CelNames() {}

    /// Whether the language keeps the word for itself.
    public static boolean isReserved(String word) {
        return RESERVED.contains(word);
    }

    /// Whether a variable or a field may be called so.
    public static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches() && !isReserved(name);
    }
}
