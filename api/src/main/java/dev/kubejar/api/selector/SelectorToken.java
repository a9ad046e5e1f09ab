package dev.kubejar.api.selector;

import java.util.ArrayList;
import java.util.List;

/// A word of a label selector's URL form.
record SelectorToken(Symbol symbol, String text) {
    private static final String SPECIAL = "=!(),><";
    private static final String WHITE = " \t\r\n";

    /// What a word may be.
    enum Symbol {
        CLOSE,
        COMMA,
        NOT,
        DOUBLE_EQUALS,
        END,
        EQUALS,
        GREATER,
        IDENTIFIER,
        IN,
        LESS,
        NOT_EQUALS,
        NOT_IN,
        OPEN,
        ERROR
    }

    static List<SelectorToken> scan(String text) {
        var tokens = new ArrayList<SelectorToken>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (WHITE.indexOf(first) >= 0) {
                at++;
            } else {
                SelectorToken token =
                        SPECIAL.indexOf(first) >= 0 ? special(text, at) : word(text, at);
                tokens.add(token);
                at += token.text().length();
            }
        }
        tokens.add(new SelectorToken(Symbol.END, ""));
        return tokens;
    }

    /// The longest run of special characters that is an operator.
    private static SelectorToken special(String text, int start) {
        String two = text.substring(start, Math.min(start + 2, text.length()));
        return switch (two) {
            case "==" -> new SelectorToken(Symbol.DOUBLE_EQUALS, two);
            case "!=" -> new SelectorToken(Symbol.NOT_EQUALS, two);
            default -> single(text.charAt(start));
        };
    }

    private static SelectorToken single(char character) {
        Symbol symbol =
                switch (character) {
                    case '=' -> Symbol.EQUALS;
                    case '!' -> Symbol.NOT;
                    case '(' -> Symbol.OPEN;
                    case ')' -> Symbol.CLOSE;
                    case ',' -> Symbol.COMMA;
                    case '>' -> Symbol.GREATER;
                    case '<' -> Symbol.LESS;
                    default -> Symbol.ERROR;
                };
        return new SelectorToken(symbol, String.valueOf(character));
    }

    private static SelectorToken word(String text, int start) {
        int end = start;
        while (end < text.length()
                && WHITE.indexOf(text.charAt(end)) < 0
                && SPECIAL.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(start, end);
        return new SelectorToken(
                switch (word) {
                    case "in" -> Symbol.IN;
                    case "notin" -> Symbol.NOT_IN;
                    default -> Symbol.IDENTIFIER;
                },
                word);
    }

    /// The same word where `in` and `notin` are names like any other.
    SelectorToken asValue() {
        return symbol == Symbol.IN || symbol == Symbol.NOT_IN
                ? new SelectorToken(Symbol.IDENTIFIER, text)
                : this;
    }
}
