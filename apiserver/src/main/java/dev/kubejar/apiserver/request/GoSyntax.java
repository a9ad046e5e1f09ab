package dev.kubejar.apiserver.request;

import dev.kubejar.api.json.JsonParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Says what is wrong with a text that is no JSON, in the words of Go's parser, which many tools
/// and people know by heart. It reads a text again that our own parser has refused; the first byte
/// that cannot stand where it stands is named.
///
/// Source: [encoding/json](https://pkg.go.dev/encoding/json#SyntaxError)
public final class GoSyntax {
    private static final String END = "unexpected end of JSON input";
    private static final int MAX_DEPTH = 10_000;

    private final byte[] text;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    /// Whether the innermost bracket was just opened, and has something in it.
    private boolean fresh;

    /// Ends the reading: what is wrong.
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }
    }

    private GoSyntax(byte[] text) {
        this.text = text;
    }

    /// What is wrong with `text`, which our parser refused as `ours` says; in Go's words where it
    /// sees anything wrong.
    public static String problem(byte[] text, JsonParseException ours) {
        return problem(text).orElseGet(() -> String.valueOf(ours.getMessage()));
    }

    /// `invalid character '}' looking for beginning of value`; empty when Go finds nothing wrong.
    static Optional<String> problem(byte[] text) {
        try {
            new GoSyntax(text).document();
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.ofNullable(wrong.getMessage());
        }
    }

    // ---- the grammar; nesting is kept in `open`, not on the stack

    private void document() {
        value();
        while (!open.isEmpty()) {
            next();
        }
        skipSpace();
        if (at < text.length) {
            throw wrong("after top-level value");
        }
    }

    /// A value's beginning, or the whole of one that holds no others.
    private void value() {
        skipSpace();
        switch (peek()) {
            case '{' -> begin('{', '}');
            case '[' -> begin('[', ']');
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw wrong("looking for beginning of value");
        }
    }

    private void begin(char bracket, char end) {
        at++;
        open.push(bracket);
        if (open.size() > MAX_DEPTH) {
            throw new Wrong("exceeded max depth");
        }
        skipSpace();
        fresh = peek() != end;
        if (!fresh) {
            at++;
            open.pop();
        }
    }

    /// What may come inside an object or an array: at first a member, then what follows one.
    private void next() {
        if (fresh) {
            fresh = false;
            member();
            return;
        }
        skipSpace();
        boolean object = open.getFirst() == '{';
        char here = peek();
        if (here == ',') {
            at++;
            member();
        } else if (here == (object ? '}' : ']')) {
            at++;
            open.pop();
        } else {
            throw wrong(object ? "after object key:value pair" : "after array element");
        }
    }

    private void member() {
        skipSpace();
        if (open.getFirst() == '{') {
            if (peek() != '"') {
                throw wrong("looking for beginning of object key string");
            }
            string();
            skipSpace();
            if (peek() != ':') {
                throw wrong("after object key");
            }
            at++;
        }
        value();
    }

    private void string() {
        at++;
        while (peek() != '"') {
            if (peek() < ' ') {
                throw wrong("in string literal");
            }
            if (peek() == '\\') {
                at++;
                escape();
            } else {
                at++;
            }
        }
        at++;
    }

    private void escape() {
        if (peek() != 'u') {
            if ("bfnrt\\/\"".indexOf(peek()) < 0) {
                throw wrong("in string escape code");
            }
            at++;
            return;
        }
        at++;
        for (int i = 0; i < 4; i++, at++) {
            if (Character.digit(peek(), 16) < 0) {
                throw wrong("in \\u hexadecimal character escape");
            }
        }
    }

    private void literal(String word) {
        at++;
        for (int i = 1; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw wrong("in literal %s (expecting '%s')".formatted(word, word.charAt(i)));
            }
        }
    }

    private void number() {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits("in numeric literal");
        }
        if (is('.')) {
            at++;
            digits("after decimal point in numeric literal");
        }
        if (is('e') || is('E')) {
            at++;
            if (is('+') || is('-')) {
                at++;
            }
            digits("in exponent of numeric literal");
        }
    }

    /// At least one.
    private void digits(String where) {
        if (peek() < '0' || peek() > '9') {
            throw wrong(where);
        }
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
    }

    // ---- bytes

    private boolean is(char wanted) {
        return at < text.length && text[at] == wanted;
    }

    private char peek() {
        if (at >= text.length) {
            throw new Wrong(END);
        }
        return (char) (text[at] & 0xff);
    }

    private void skipSpace() {
        while (at < text.length && " \t\r\n".indexOf(text[at]) >= 0) {
            at++;
        }
    }

    private Wrong wrong(String where) {
        return new Wrong("invalid character " + quoted((char) (text[at] & 0xff)) + " " + where);
    }

    private static String quoted(char letter) {
        return switch (letter) {
            case '\'' -> "'\\''";
            case '\\' -> "'\\\\'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case '\b' -> "'\\b'";
            case '\f' -> "'\\f'";
            case 0x07 -> "'\\a'";
            case 0x0b -> "'\\v'";
            default -> {
                boolean hidden = (letter >= 0x80 && letter < 0xa1) || letter == 0xad;
                String escape =
                        hidden ? "\\u%04x" : letter < ' ' || letter == 0x7f ? "\\x%02x" : "%c";
                yield ("'" + escape + "'").formatted((int) letter);
            }
        };
    }
}
