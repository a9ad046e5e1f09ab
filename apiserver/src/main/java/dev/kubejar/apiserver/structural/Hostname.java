package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;
import dev.kubejar.api.status.GoValue;

/// The format `hostname`: labels of letters, digits and symbols, and a top level of letters.
///
/// Source: [RFC 1034](https://www.rfc-editor.org/rfc/rfc1034#section-3.5)
final class Hostname {
    private static final int MAX_BYTES = 255;
    private static final int MAX_LABEL_BYTES = 63;

    private static final String IN_LABEL = "[a-zA-Z0-9\\p{S}\\p{L}]";
    private static final String ONE_LABEL = IN_LABEL + "((-?" + IN_LABEL + "{0,62})?)";
    private static final String LABEL_AND_DOT =
            IN_LABEL + "(([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}" + IN_LABEL + ")?)(\\.)";
    private static final Pattern PATTERN =
            Pattern.compile(
                    "^(%s|(%s){1,}([a-zA-Z\\p{L}]){2,63})$".formatted(ONE_LABEL, LABEL_AND_DOT));

    private Hostname() {}

    static boolean isValid(String text) {
        if (!PATTERN.matcher(text).find() || GoValue.length(text) > MAX_BYTES) {
            return false;
        }
        for (String label : text.split("\\.", -1)) {
            if (GoValue.length(label) > MAX_LABEL_BYTES) {
                return false;
            }
        }
        return true;
    }
}
