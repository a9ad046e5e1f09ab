package dev.kubejar.apiserver.request;

import dev.kubejar.api.status.StatusException;
import dev.kubejar.apiserver.http.Query;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads options out of a URL's query as upstream's parameter codec does; what cannot be read is a
/// `BadRequest` in Go's words.
public final class Parameters {
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
            throw StatusException.badRequest(
                    "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(text));
        }
    }

    /// As upstream: a name alone, `1` and all but `0` and `false` is true.
    public static boolean flag(Query query, String name) {
        return findFlag(query, name).orElse(false);
    }

    public static Optional<Boolean> findFlag(Query query, String name) {
        return query.first(name).map(text -> !text.equalsIgnoreCase("false") && !text.equals("0"));
    }
}
