package dev.kubejar.api.rules;

import java.util.List;

/// What makes a path inside a volume or below a directory of the node invalid.
public final class PathRules {
    private static final int MAX_MODE = 0777;

    private PathRules() {}

    /// Relative, and never upwards.
    public static void descending(String file, String path, Problems problems) {
        if (file.startsWith("/")) {
            problems.invalid(path, file, "must be a relative path");
        }
        noBacksteps(file, path, problems);
    }

    public static void noBacksteps(String file, String path, Problems problems) {
        if (hasBacksteps(file)) {
            problems.invalid(path, file, "must not contain '..'");
        }
    }

    public static boolean hasBacksteps(String file) {
        return List.of(file.split("/", -1)).contains("..");
    }

    /// Descending, and not one of the names that a volume's own files begin with.
    public static void notReserved(String file, String path, Problems problems) {
        descending(file, path, problems);
        if (file.startsWith("..") && !file.startsWith("../")) {
            problems.invalid(path, file, "must not start with '..'");
        }
    }

    /// Permission bits of a file, such as 0644.
    public static void mode(long mode, String path, Problems problems) {
        if (mode < 0 || mode > MAX_MODE) {
            problems.invalid(
                    path, mode, "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }
}
