package dev.kubejar.apiserver.cel.value;

import dev.kubejar.apiserver.structural.StructuralSchema;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// How large values can get in a request, in bytes of JSON, where the schema sets no bound: what
/// upstream's estimates of cost rest on.
///
/// Source:
/// [limits.go](https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apiserver/pkg/cel/limits.go)
final class Sizes {
    /// The largest request.
    static final long REQUEST = 3L * 1024 * 1024;

    static final long MIN_STRING = 2; // ""
    static final long MIN_BOOL = 4; // true
    static final long MIN_NUMBER = 1;
    static final long MIN_DURATION = 3; // as upstream counts "0s"
    static final long MAX_DURATION = 32;
    static final long DATE = 12; // "0000-00-00" in its quotes
    static final long MIN_DATE_TIME = 21;
    static final long MAX_DATE_TIME = 37;

    private static final long BYTES_PER_CHARACTER = 4;

    private Sizes() {}

    /// What the schema says, else `otherwise`.
    static long bound(OptionalLong stated, long otherwise) {
        return stated.isPresent() ? Math.max(0, stated.getAsLong()) : otherwise;
    }

    /// `maxLength` counts characters, of up to four bytes each.
    static long ofText(StructuralSchema schema, long otherwise) {
        OptionalLong stated = schema.validation().length().max();
        return stated.isPresent()
                ? Math.clamp(stated.getAsLong(), 0, Long.MAX_VALUE / BYTES_PER_CHARACTER)
                        * BYTES_PER_CHARACTER
                : otherwise;
    }

    /// Elements and commas between two brackets.
    static long mostItems(long minSize) {
        return (REQUEST - 2) / (minSize + 1);
    }

    /// Entries with at least two characters of a key, quotes, colon and comma.
    static long mostEntries(long minSize) {
        return (REQUEST - 2) / (minSize + 6);
    }

    static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
