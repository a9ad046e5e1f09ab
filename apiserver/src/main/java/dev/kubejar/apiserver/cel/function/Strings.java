package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.global;
import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.DYN;
import static dev.kubejar.apiserver.cel.function.Types.INT;
import static dev.kubejar.apiserver.cel.function.Types.STRING;
import static dev.kubejar.apiserver.cel.function.Types.STRINGS;

import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.ListValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/// Functions of texts, version 2 of cel-go's extension. Positions count code points.
///
/// Source: [strings](https://pkg.go.dev/github.com/google/cel-go/ext#Strings)
final class Strings {
    private static final int UNLIMITED = -1;

    // spotless:off
    static final List<Overload> TABLE = List.of(
            member("charAt",      "string_char_at_int",              STRING,  Strings::charAt,      STRING, INT),
            member("indexOf",     "string_index_of_string",          INT,     Strings::indexOf,     STRING, STRING),
            member("indexOf",     "string_index_of_string_int",      INT,     Strings::indexOf,     STRING, STRING, INT),
            member("lastIndexOf", "string_last_index_of_string",     INT,     Strings::lastIndexOf, STRING, STRING),
            member("lastIndexOf", "string_last_index_of_string_int", INT,     Strings::lastIndexOf, STRING, STRING, INT),
            member("lowerAscii",  "string_lower_ascii",              STRING,  Strings::lowerAscii,  STRING),
            member("upperAscii",  "string_upper_ascii",              STRING,  Strings::upperAscii,  STRING),
            member("replace",     "string_replace_string_string",    STRING,  Strings::replace,     STRING, STRING, STRING),
            member("replace",     "string_replace_string_string_int", STRING, Strings::replace,     STRING, STRING, STRING, INT),
            member("split",       "string_split_string",             STRINGS, Strings::split,       STRING, STRING),
            member("split",       "string_split_string_int",         STRINGS, Strings::split,       STRING, STRING, INT),
            member("substring",   "string_substring_int",            STRING,  Strings::substring,   STRING, INT),
            member("substring",   "string_substring_int_int",        STRING,  Strings::substring,   STRING, INT, INT),
            member("trim",        "string_trim",                     STRING,  Strings::trim,        STRING),
            member("join",        "list_join",                       STRING,  Strings::join,        STRINGS),
            member("join",        "list_join_string",                STRING,  Strings::join,        STRINGS, STRING),
            member("format",      "string_format",                   STRING,  StringFormat::format, STRING, Types.listOf(DYN)),
            global("strings.quote", "strings_quote",                 STRING,  Strings::quote,       STRING));
    // spotless:on

    private Strings() {}

    private static String text(Value value) {
        return ((StringValue) value).value();
    }

    private static long number(Value value) {
        return ((IntValue) value).value();
    }

    private static Failure outOfRange(long index) {
        return new Failure("index out of range: " + index);
    }

    /// The position in Java's text of the code point at an index from 0 to the text's size.
    private static int at(String text, long index) {
        return text.offsetByCodePoints(0, (int) index);
    }

    private static Value charAt(Value... arguments) {
        String text = text(arguments[0]);
        long index = number(arguments[1]);
        long size = arguments[0].size();
        if (index < 0 || index > size) {
            return outOfRange(index);
        }
        return new StringValue(
                index == size ? "" : Character.toString(text.codePointAt(at(text, index))));
    }

    private static Value indexOf(Value... arguments) {
        String text = text(arguments[0]);
        String part = text(arguments[1]);
        long from = arguments.length > 2 ? number(arguments[2]) : 0;
        if (part.isEmpty()) {
            return new IntValue(from);
        }
        long size = arguments[0].size();
        if (from < 0 || (arguments.length > 2 && from >= size)) {
            return outOfRange(from);
        }
        return position(text, text.indexOf(part, at(text, from)));
    }

    private static Value lastIndexOf(Value... arguments) {
        String text = text(arguments[0]);
        String part = text(arguments[1]);
        long size = arguments[0].size();
        if (part.isEmpty()) {
            return arguments.length > 2 ? arguments[2] : new IntValue(size);
        }
        if (arguments.length == 2) {
            return position(text, text.lastIndexOf(part));
        }
        long from = number(arguments[2]);
        return from < 0 || from >= size
                ? outOfRange(from)
                : position(text, text.lastIndexOf(part, at(text, from)));
    }

    private static Value position(String text, int index) {
        return new IntValue(index < 0 ? index : text.codePointCount(0, index));
    }

    private static Value lowerAscii(Value... arguments) {
        return mapped(text(arguments[0]), 'A', 'Z', 'a' - 'A');
    }

    private static Value upperAscii(Value... arguments) {
        return mapped(text(arguments[0]), 'a', 'z', 'A' - 'a');
    }

    private static Value mapped(String text, char first, char last, int distance) {
        var mapped = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> mapped.append((char) (c >= first && c <= last ? c + distance : c)));
        return new StringValue(mapped.toString());
    }

    private static Value replace(Value... arguments) {
        String text = text(arguments[0]);
        String old = text(arguments[1]);
        String replacement = text(arguments[2]);
        long times = arguments.length > 3 ? number(arguments[3]) : UNLIMITED;
        if (times < 0) {
            return new StringValue(text.replace(old, replacement));
        }
        var replaced = new StringBuilder();
        int from = 0;
        for (long i = 0; i < times; i++) {
            boolean between = old.isEmpty() && i > 0 && from < text.length();
            int search = between ? text.offsetByCodePoints(from, 1) : from;
            int found = i > 0 && old.isEmpty() && !between ? -1 : text.indexOf(old, search);
            if (found < 0) {
                break;
            }
            replaced.append(text, from, found).append(replacement);
            from = found + old.length();
        }
        return new StringValue(replaced.append(text, from, text.length()).toString());
    }

    private static Value split(Value... arguments) {
        String text = text(arguments[0]);
        String separator = text(arguments[1]);
        long most = arguments.length > 2 ? number(arguments[2]) : UNLIMITED;
        if (most == 0) {
            return ValueList.of(List.of());
        }
        return ValueList.ofStrings(
                separator.isEmpty() ? characters(text, most) : parts(text, separator, most));
    }

    private static List<String> parts(String text, String separator, long most) {
        var parts = new ArrayList<String>();
        int from = 0;
        int found = text.indexOf(separator);
        while (found >= 0 && (most < 0 || parts.size() < most - 1)) {
            parts.add(text.substring(from, found));
            from = found + separator.length();
            found = text.indexOf(separator, from);
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static List<String> characters(String text, long most) {
        var characters = new ArrayList<String>();
        int from = 0;
        while (from < text.length() && (most < 0 || characters.size() < most - 1)) {
            int end = text.offsetByCodePoints(from, 1);
            characters.add(text.substring(from, end));
            from = end;
        }
        if (from < text.length()) {
            characters.add(text.substring(from));
        }
        return characters;
    }

    private static Value substring(Value... arguments) {
        String text = text(arguments[0]);
        long size = arguments[0].size();
        long start = number(arguments[1]);
        long end = arguments.length > 2 ? number(arguments[2]) : size;
        if (arguments.length > 2 && start > end) {
            return new Failure("invalid substring range. start: " + start + ", end: " + end);
        }
        if (start < 0 || start > size) {
            return outOfRange(start);
        }
        return end > size
                ? outOfRange(end)
                : new StringValue(text.substring(at(text, start), at(text, end)));
    }

    private static Value trim(Value... arguments) {
        String text = text(arguments[0]);
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return new StringValue(text.substring(start, end));
    }

    /// As Unicode says, which is more than Java's `isWhitespace`.
    private static boolean isSpace(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
    }

    private static Value join(Value... arguments) {
        var joined = new StringJoiner(arguments.length > 1 ? text(arguments[1]) : "");
        for (Value element : (ListValue) arguments[0]) {
            if (!(element instanceof StringValue(String text))) {
                return Failure.NO_SUCH_OVERLOAD;
            }
            joined.add(text);
        }
        return new StringValue(joined.toString());
    }

    private static Value quote(Value... arguments) {
        return new StringValue(quoted(text(arguments[0])));
    }

    /// In double quotes, with CEL's escapes.
    static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\u0007' -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\u000b' -> "\\v";
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            default -> String.valueOf(c);
        };
    }
}
