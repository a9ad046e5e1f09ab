package dev.kubejar.apiserver.cel;

import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What the expressions of one definition can cost at most, each and all together.
final class CostTotal {
    private static final long PER_EXPRESSION = 10_000_000;
    private static final long PER_DEFINITION = 100_000_000;
    private static final int NAMED = 4;
    private static final double HOPELESS = 100.0;

    private final List<Entry> largest = new ArrayList<>();
    private long total;

    private record Entry(String path, long cost) {}

    /// Takes note of one expression.
    ///
    /// @param kind what messages call it: `estimated rule cost`
    void add(String path, long cost, String kind, Problems problems) {
        if (cost > PER_EXPRESSION) {
            problems.forbidden(path, excess(kind, cost, PER_EXPRESSION));
        }
        total = cost > Long.MAX_VALUE - total ? Long.MAX_VALUE : total + cost;
        if (cost >= PER_DEFINITION / 100) {
            largest.add(new Entry(path, cost));
        }
    }

    /// Too much in all: the largest ones are named.
    List<FieldError> problems(String schemaPath) {
        var problems = new Problems();
        if (total <= PER_DEFINITION) {
            return problems.list();
        }
        largest.stream()
                .sorted(Comparator.comparingLong(Entry::cost).reversed())
                .limit(NAMED)
                .forEach(it ->
                        problems.forbidden(
                                it.path,
                                "contributed to estimated rule cost total exceeding cost limit for"
                                        + " entire OpenAPIv3 schema"));
        problems.forbidden(
                schemaPath,
                excess(
                        "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3"
                                + " schema",
                        total,
                        PER_DEFINITION));
        return problems.list();
    }

    private static String excess(String kind, long cost, long limit) {
        double factor = (double) cost / limit;
        String words;
        if (factor > HOPELESS) {
            words = "more than 100x";
        } else {
            words = String.format(Locale.ROOT, factor < 1.5 ? "%fx" : "%.1fx", factor);
        }
        return kind
                + " exceeds budget by factor of "
                + words
                + " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength"
                + " where arrays, maps, and strings are declared)";
    }
}
