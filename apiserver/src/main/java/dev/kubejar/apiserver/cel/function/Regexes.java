package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Overload.member;
import static dev.kubejar.apiserver.cel.function.Types.INT;
import static dev.kubejar.apiserver.cel.function.Types.STRING;
import static dev.kubejar.apiserver.cel.function.Types.STRINGS;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.kubejar.apiserver.cel.value.BoolValue;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.IntValue;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.cel.value.Value;
import dev.kubejar.apiserver.cel.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/// `find` and `findAll`.
///
/// Source: [regex
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-regex-library)
final class Regexes {
    private static final Body FIND = Patterns.late("find", "Illegal regex: ");
    private static final Body FIND_ALL = Patterns.late("findAll", "Illegal regex: ");

    // spotless:off
    static final List<Overload> TABLE = List.of(
            member("find",    "string_find_string",         STRING,  FIND,     STRING, STRING),
            member("findAll", "string_find_all_string",     STRINGS, FIND_ALL, STRING, STRING),
            member("findAll", "string_find_all_string_int", STRINGS, FIND_ALL, STRING, STRING, INT));
    // spotless:on

    private Regexes() {}

    static Value matches(Pattern pattern, Value text) {
        return text instanceof StringValue(String it)
                ? BoolValue.of(pattern.matcher(it).find())
                : Failure.NO_SUCH_OVERLOAD;
    }

    static Value find(Pattern pattern, Value text) {
        if (!(text instanceof StringValue(String it))) {
            return Failure.NO_SUCH_OVERLOAD;
        }
        Matcher matcher = pattern.matcher(it);
        return new StringValue(matcher.find() ? matcher.group() : "");
    }

    /// At most as many as the third argument says, if it is there and not negative.
    static Value findAll(Pattern pattern, Value... arguments) {
        if (!(arguments[0] instanceof StringValue(String text))) {
            return Failure.NO_SUCH_OVERLOAD;
        }
        long limit =
                arguments.length > 2 && arguments[2] instanceof IntValue(long n) && n >= 0
                        ? n
                        : Long.MAX_VALUE;
        var found = new ArrayList<String>();
        Matcher matcher = pattern.matcher(text);
        int end = -1;
        while (found.size() < limit && matcher.find()) {
            boolean emptyAfterMatch = matcher.end() == matcher.start() && matcher.start() == end;
            if (!emptyAfterMatch) { // as Go: nothing right behind a match is no match
                found.add(matcher.group());
            }
            end = matcher.end();
        }
        return ValueList.ofStrings(found);
    }
}
