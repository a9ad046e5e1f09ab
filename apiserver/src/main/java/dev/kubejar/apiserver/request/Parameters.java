package dev.kubejar.apiserver.request;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads options out of a URL's query as upstream's parameter codec does; what cannot be read is a
/// `BadRequest` in Go's words.
public final class Parameters {
    private static final Pattern SIGNED = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern UNSIGNED = Pattern.compile("[0-9]+");

    private Parameters() {}

    public static String text(Query query, String name) {
        return query.first(name).orElse("");
    }

    /// Absent and empty are the same: not set.
    public static OptionalLong integer(Query query, String name) {
        String text = text(query, name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw StatusException.badRequest(unparsed("ParseInt", text));
        }
    }

    /// Why Go's `function` does not read `text` as a 64-bit integer: `strconv.ParseInt: parsing
    /// "x": invalid syntax`.
    public static String unparsed(String function, String text) {
        boolean isNumber =
                (function.equals("ParseInt") ? SIGNED : UNSIGNED).matcher(text).matches();
        return "strconv.%s: parsing \"%s\": %s"
                .formatted(function, text, isNumber ? "value out of range" : "invalid syntax");
    }

    /// As upstream: a name alone, `1` and all but `0` and `false` is true.
    public static boolean flag(Query query, String name) {
        return findFlag(query, name).orElse(false);
    }

    public static Optional<Boolean> findFlag(Query query, String name) {
        return query.first(name).map(text -> !text.equalsIgnoreCase("false") && !text.equals("0"));
    }
}
