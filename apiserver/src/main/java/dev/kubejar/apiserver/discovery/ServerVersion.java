package dev.kubejar.apiserver.discovery;

import dev.kubejar.api.json.JsonObject;

/// `/version`: the Kubernetes version that this server behaves as, and who built it.
///
/// Source: [version](https://kubernetes.io/docs/reference/using-api/api-concepts/)
///
/// @param gitCommit of kubejar's sources; may be empty
/// @param buildDate as RFC 3339 writes it; may be empty
public record ServerVersion(String gitCommit, String buildDate) {
    static final String GIT_VERSION = "v1.35.0+kubejar";

    JsonObject json() {
        return JsonObject.builder()
                .put("major", "1")
                .put("minor", "35")
                .put("emulationMajor", "1")
                .put("emulationMinor", "35")
                .put("minCompatibilityMajor", "1")
                .put("minCompatibilityMinor", "34")
                .put("gitVersion", GIT_VERSION)
                .put("gitCommit", gitCommit)
                .put("gitTreeState", "clean")
                .put("buildDate", buildDate)
                .put("goVersion", "java" + Runtime.version().feature())
                .put("compiler", "javac")
                .put("platform", platform())
                .build();
    }

    /// Go's names: `linux/amd64`.
    private static String platform() {
        String system = System.getProperty("os.name", "").startsWith("Mac") ? "darwin" : "linux";
        return system
                + "/"
                + switch (System.getProperty("os.arch", "")) {
                    case "aarch64" -> "arm64";
                    case "amd64", "x86_64" -> "amd64";
                    default -> System.getProperty("os.arch", "");
                };
    }
}
