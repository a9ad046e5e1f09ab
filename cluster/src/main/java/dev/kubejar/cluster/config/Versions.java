package dev.kubejar.cluster.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The versions this jar was built as.
///
/// @param kubejar such as `0.1.0`
/// @param kubernetes the version it behaves as, such as `1.35.0`
public record Versions(String kubejar, String kubernetes) {

    public static Versions ofThisJar() {
        var properties = new Properties();
        try (InputStream in =
                Versions.class.getResourceAsStream("/dev/kubejar/cluster/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(
                properties.getProperty("kubejar", "unknown"),
                properties.getProperty("kubernetes", "unknown"));
    }
}
