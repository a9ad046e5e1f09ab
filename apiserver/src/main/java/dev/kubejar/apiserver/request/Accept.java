package dev.kubejar.apiserver.request;

import dev.kubejar.apiserver.http.Headers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a client accepts, best first: `application/json;as=Table;g=meta.k8s.io;v=v1, */*;q=0.5`.
///
/// Source: [goautoneg](https://pkg.go.dev/github.com/munnerz/goautoneg)
record Accept(List<Clause> clauses) {

    Accept {
        clauses = List.copyOf(clauses);
    }

    /// One media range.
    ///
    /// @param type such as `application`; `*` for any
    /// @param subtype such as `json`; `*` for any
    /// @param parameters without `q`
    /// @param quality from 0 to 1
    record Clause(String type, String subtype, Map<String, String> parameters, double quality) {

        Clause {
            parameters = Map.copyOf(parameters);
        }

        /// Whether `contentType`, such as `application/json`, is in the range.
        boolean covers(String contentType) {
            return range().equals(contentType)
                    || (subtype.equals("*") && contentType.startsWith(type + "/"))
                    || isAny();
        }

        /// `application/json`
        String range() {
            return type + "/" + subtype;
        }

        boolean isAny() {
            return type.equals("*") && subtype.equals("*");
        }

        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    static Accept of(Headers headers) {
        var clauses = new ArrayList<Clause>();
        for (String element : headers.elements("Accept")) {
            String[] parts = element.split(";", -1);
            String[] range = parts[0].strip().split("/", -1);
            if (range.length == 2) {
                clauses.add(clause(range[0].strip(), range[1].strip(), parts));
            } else if (parts[0].strip().equals("*")) {
                clauses.add(clause("*", "*", parts));
            }
        }
        clauses.sort(
                Comparator.comparingDouble(Clause::quality)
                        .reversed()
                        .thenComparing(clause -> clause.type().equals("*"))
                        .thenComparing(clause -> clause.subtype().equals("*")));
        return new Accept(clauses);
    }

    private static Clause clause(String type, String subtype, String[] parts) {
        var parameters = new HashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip());
            }
        }
        String quality = parameters.remove("q");
        return new Clause(type, subtype, parameters, quality == null ? 1 : quality(quality));
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 1;
        }
    }
}
