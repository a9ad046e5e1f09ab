package dev.kubejar.apiserver.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters after a URL's `?`, decoded. A name may have several values.
///
/// As upstream's URL package does, a parameter with a bad escape or a semicolon is passed over.
public final class Query {
    public static final Query EMPTY = new Query("", Map.of());

    private final String text;
    private final Map<String, List<String>> values;

    private Query(String text, Map<String, List<String>> values) {
        this.text = text;
        this.values = values;
    }

    /// Reads `a=1&b=two+words`.
    public static Query parse(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty() || pair.indexOf(';') >= 0) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name =
                    PercentDecoding.query(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value =
                    PercentDecoding.query(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isPresent() && value.isPresent()) {
                values.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
            }
        }
        return new Query(text, values);
    }

    /// As it was sent.
    public String text() {
        return text;
    }

    /// The first value of `name`.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// Every value of `name`, in their order.
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
