package dev.kubejar.apiserver.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/// Compiles regular expressions in Go's syntax, with the limits that Go has and RE2/J lacks: on
/// repetitions of repetitions, on depth, on size.
///
/// Before an expression is compiled it is read once for what its repetitions multiply to.
///
/// Source: [regexp/syntax](https://pkg.go.dev/regexp/syntax)
public final class GoRegex {
    private static final int MAX_REPEATS = 1000;
    private static final int MAX_DEPTH = 1000;

    /// Go allows twelve times as much, at 128 MiB for one expression.
    private static final long MAX_SIZE = 1 << 18;

    /// What RE2/J says of a parenthesis that nothing opened.
    private static final String CLOSES_TOO_MUCH = "regexp/syntax: internal error";

    private final String text;
    private final Deque<Group> open = new ArrayDeque<>();
    private Group group = new Group();
    private int at;

    /// A group that is being read, or the whole.
    private static final class Group {
        private long size;
        private long repeats = 1;
        private long lastSize;
        private long lastRepeats = 1;

        void add(long atomSize, long atomRepeats) {
            size += atomSize;
            repeats = Math.max(repeats, atomRepeats);
            lastSize = atomSize;
            lastRepeats = atomRepeats;
        }

        /// Repeats what was added last; returns how often its innermost part now stands there.
        long repeat(int count) {
            size += lastSize * (count - 1L);
            lastSize *= count;
            lastRepeats *= Math.max(1, count);
            repeats = Math.max(repeats, lastRepeats);
            return lastRepeats;
        }
    }

    private GoRegex(String text) {
        this.text = text;
    }

    /// The compiled expression.
    ///
    /// @throws PatternSyntaxException in Go's words: ``error parsing regexp: missing closing ): `(`
    ///   ``
    public static Pattern compile(String text) {
        new GoRegex(text).check();
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw CLOSES_TOO_MUCH.equals(e.getDescription())
                    ? new PatternSyntaxException("unexpected )", text)
                    : e;
        }
    }

    /// Does not judge the syntax: what is wrong with that, the compiler tells.
    private void check() {
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> {
                    open.push(group);
                    group = new Group();
                    at++;
                }
                case ')' -> close();
                case '{' -> repetition();
                default -> {
                    group.add(1, 1);
                    at++;
                }
            }
            if (open.size() > MAX_DEPTH) {
                throw new PatternSyntaxException("expression nests too deeply", text);
            }
            if (group.size > MAX_SIZE) {
                throw new PatternSyntaxException("expression too large", text);
            }
        }
    }

    private void close() {
        at++;
        if (!open.isEmpty()) {
            Group inner = group;
            group = open.pop();
            group.add(inner.size, inner.repeats);
        }
    }

    private void escape() {
        if (text.startsWith("\\Q", at)) {
            int end = text.indexOf("\\E", at);
            int stop = end < 0 ? text.length() : end;
            group.add(stop - at, 1);
            at = end < 0 ? stop : stop + 2;
            return;
        }
        boolean braced = at + 2 < text.length() && text.charAt(at + 2) == '{';
        boolean named = at + 1 < text.length() && "pPx".indexOf(text.charAt(at + 1)) >= 0;
        int end = braced && named ? text.indexOf('}', at) : at + 1;
        at = end < 0 ? text.length() : end + 1;
        group.add(1, 1);
    }

    private void characterClass() {
        at++;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == ']') {
            at++; // the first one is a character
        }
        while (at < text.length() && text.charAt(at) != ']') {
            int named = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
            if (named >= 0) {
                at = named + 2;
            } else {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
        group.add(1, 1);
    }

    /// `{3}`, `{3,}`, `{3,5}`; other braces are characters.
    private void repetition() {
        int end = text.indexOf('}', at);
        String inside = end < 0 ? "" : text.substring(at + 1, end);
        if (end - at > 10 || !inside.matches("[0-9]+(,[0-9]*)?")) {
            group.add(1, 1);
            at++;
            return;
        }
        String[] bounds = inside.split(",", -1);
        boolean open = bounds.length == 2 && bounds[1].isEmpty();
        int count = Integer.parseInt(bounds.length == 1 || open ? bounds[0] : bounds[1]);
        if (group.repeat(count) > MAX_REPEATS) {
            throw new PatternSyntaxException("invalid repeat count", text.substring(at, end + 1));
        }
        at = end + 1;
    }
}
