package dev.kubejar.api.certificates;

import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;
import java.util.function.Function;

/// What makes the name of a signer invalid: `example.com/signer`.
final class SignerNameRules {
    private static final int MAX_DOMAIN = 253;
    private static final int MAX_LENGTH = MAX_DOMAIN + 1 + MAX_DOMAIN + 63 + 1;

    private SignerNameRules() {}

    static void name(String name, String path, Problems problems) {
        String[] segments = name.split("/", -1);
        if (name.isEmpty()) {
            problems.required(path);
            return;
        }
        if (segments.length != 2) {
            problems.invalid(
                    path,
                    name,
                    "must be a fully qualified domain and path of the form"
                            + " 'example.com/signer-name'");
            return;
        }
        if (segments[0].length() > MAX_DOMAIN) {
            problems.add(FieldError.tooLong(path, MAX_DOMAIN));
        }
        labels(segments[0], path, Names::label, problems);
        if (!segments[0].contains(".")) {
            problems.invalid(
                    path,
                    segments[0],
                    "should be a domain with at least two segments separated by dots");
        }
        labels(segments[1], path, Names::subdomain, problems);
        if (name.length() > MAX_LENGTH) {
            problems.add(FieldError.tooLong(path, MAX_LENGTH));
        }
    }

    /// Tells of the first bad label alone.
    private static void labels(
            String segment,
            String path,
            Function<String, List<String>> complaints,
            Problems problems) {
        for (String label : segment.split("\\.", -1)) {
            List<String> found = complaints.apply(label);
            if (!found.isEmpty()) {
                found.forEach(why ->
                        problems.invalid(
                                path, segment, "validating label \"" + label + "\": " + why));
                return;
            }
        }
    }
}
