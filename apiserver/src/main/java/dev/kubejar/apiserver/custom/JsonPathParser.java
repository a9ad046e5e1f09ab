package dev.kubejar.apiserver.custom;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonParseException;
import dev.kubejar.api.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Reads one [JsonPath]. Belongs to one thread.
final class JsonPathParser {
    private static final String ENDS_NAME = ".[]{}?()@ \t";

    private final String text;
    private int at;

    JsonPathParser(String text) {
        this.text = text;
    }

    JsonPath path() {
        var steps = new ArrayList<JsonPathStep>();
        while (at < text.length()) {
            steps.add(step());
        }
        return new JsonPath(steps.stream().filter(step -> !isEmptyField(step)).toList());
    }

    /// `.` alone is the whole.
    private static boolean isEmptyField(JsonPathStep step) {
        return step instanceof JsonPathStep.Field(String name) && name.isEmpty();
    }

    private JsonPathStep step() {
        if (text.startsWith("..", at)) {
            at += 1; // the second dot begins the field that follows
            return new JsonPathStep.Descend();
        }
        return switch (text.charAt(at)) {
            case '.' -> {
                at++;
                yield field();
            }
            case '[' -> bracket();
            case '@', '$' -> {
                at++;
                yield new JsonPathStep.Field("");
            }
            default -> throw wrong();
        };
    }

    private JsonPathStep field() {
        var name = new StringBuilder();
        while (at < text.length() && ENDS_NAME.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        return name.toString().equals("*")
                ? new JsonPathStep.All()
                : new JsonPathStep.Field(name.toString());
    }

    private JsonPathStep bracket() {
        int end = closing();
        String inside = text.substring(at + 1, end).strip();
        at = end + 1;
        if (inside.equals("*")) {
            return new JsonPathStep.All();
        }
        if (inside.startsWith("?(") && inside.endsWith(")")) {
            return filter(inside.substring(2, inside.length() - 1).strip());
        }
        if (inside.startsWith("'") || inside.startsWith("\"")) {
            return new JsonPathStep.Field(unquoted(inside));
        }
        return slice(inside);
    }

    /// Where the bracket that opens here is closed, past quotes and inner brackets.
    private int closing() {
        int depth = 0;
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote && text.charAt(i - 1) != '\\' ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        throw wrong();
    }

    private String unquoted(String quoted) {
        if (quoted.length() < 2 || quoted.charAt(0) != quoted.charAt(quoted.length() - 1)) {
            throw wrong();
        }
        return quoted.substring(1, quoted.length() - 1).replace("\\", "");
    }

    private JsonPathStep slice(String inside) {
        String[] parts = inside.split(":", -1);
        if (parts.length == 1) {
            return JsonPathStep.Slice.only(number(parts[0]).orElseThrow(this::wrong));
        }
        int by = parts.length > 2 ? number(parts[2]).orElse(1) : 1;
        if (parts.length > 3 || by < 1) {
            throw wrong();
        }
        return new JsonPathStep.Slice(number(parts[0]), number(parts[1]), by);
    }

    private OptionalInt number(String digits) {
        try {
            return digits.isBlank()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(digits.strip()));
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private JsonPathStep filter(String condition) {
        for (JsonPathStep.Comparison comparison : JsonPathStep.Comparison.values()) {
            int sign = comparison.sign().isEmpty() ? -1 : outsideQuotes(condition, comparison);
            if (sign >= 0) {
                return new JsonPathStep.Filter(
                        operand(condition.substring(0, sign).strip()),
                        comparison,
                        operand(condition.substring(sign + comparison.sign().length()).strip()));
            }
        }
        JsonPathStep.Operand only = operand(condition);
        return new JsonPathStep.Filter(only, JsonPathStep.Comparison.EXISTS, only);
    }

    private static int outsideQuotes(String condition, JsonPathStep.Comparison comparison) {
        char quote = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (condition.startsWith(comparison.sign(), i)) {
                return i;
            }
        }
        return -1;
    }

    private JsonPathStep.Operand operand(String words) {
        if (words.startsWith("@") || words.startsWith("$") || words.startsWith(".")) {
            return new JsonPathStep.Relative(parse(words));
        }
        if (words.startsWith("'") || words.startsWith("\"")) {
            return new JsonPathStep.Constant(Json.of(unquoted(words)));
        }
        try {
            return new JsonPathStep.Constant(JsonReader.parse(words));
        } catch (JsonParseException e) {
            throw wrong();
        }
    }

    private static JsonPath parse(String words) {
        List<JsonPathStep> steps = new JsonPathParser(words).path().steps();
        return new JsonPath(steps);
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("unrecognized column definition \"" + text + "\"");
    }
}
