package dev.kubejar.apiserver.cel.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.kubejar.apiserver.cel.value.Failure;
import dev.kubejar.apiserver.cel.value.StringValue;
import dev.kubejar.apiserver.regex.GoRegex;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Regular expressions, matched in linear time: `matches`, `find` and `findAll`.
///
/// One that stands in an expression as a constant is compiled with it.
public final class Patterns {
    private Patterns() {}

    /// What a function does with a pattern that is known before it runs.
    private static final Map<String, Function<Pattern, Body>> PREPARED = prepared();

    private static Map<String, Function<Pattern, Body>> prepared() {
        var prepared = new HashMap<String, Function<Pattern, Body>>();
        prepared.put("matches", pattern -> it -> Regexes.matches(pattern, it[0]));
        prepared.put("find", pattern -> it -> Regexes.find(pattern, it[0]));
        prepared.put("findAll", pattern -> it -> Regexes.findAll(pattern, it));
        return Map.copyOf(prepared);
    }

    /// Whether the function's second argument is a regular expression.
    public static boolean isTaker(String function) {
        return PREPARED.containsKey(function);
    }

    /// The function for one pattern.
    ///
    /// @throws PatternSyntaxException when it is none
    public static Body prepare(String function, String regex) {
        Function<Pattern, Body> maker = PREPARED.get(function);
        if (maker == null) {
            throw new IllegalArgumentException("takes no regular expression: " + function);
        }
        return maker.apply(GoRegex.compile(regex));
    }

    /// The function for a pattern that only running shows.
    static Body late(String function, String complaint) {
        return arguments -> {
            if (!(arguments[1] instanceof StringValue(String regex))) {
                return Failure.NO_SUCH_OVERLOAD;
            }
            try {
                return prepare(function, regex).call(arguments);
            } catch (PatternSyntaxException e) {
                return new Failure(complaint + e.getMessage());
            }
        };
    }
}
