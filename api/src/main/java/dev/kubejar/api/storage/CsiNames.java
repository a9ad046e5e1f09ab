package dev.kubejar.api.storage;

import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.Locale;

/// How drivers of volumes are named: `csi.example.com`, at most 63.
final class CsiNames {
    private static final int MAX_LENGTH = 63;

    private CsiNames() {}

    static void driver(String name, String path, Problems problems) {
        if (name.isEmpty()) {
            problems.required(path);
        }
        if (name.length() > MAX_LENGTH) {
            problems.add(FieldError.tooLong(path, MAX_LENGTH));
        }
        problems.complaints(path, name, Names.subdomain(name.toLowerCase(Locale.ROOT)));
    }
}
