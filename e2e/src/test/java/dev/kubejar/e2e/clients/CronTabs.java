package dev.kubejar.e2e.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A kind that clients define for themselves: `CronTab`, in a group of each client's own.
final class CronTabs {
    private static final Path MANIFEST =
            Path.of("src", "test", "resources", "clients", "crontabs.yaml");

    private CronTabs() {}

    /// The CustomResourceDefinition `crontabs.GROUP`, as YAML.
    static String definition(String group) {
        try {
            return Files.readString(MANIFEST).replace("GROUP", group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A CronTab that is valid and leaves the number of replicas to the default, as YAML.
    static String instance(String group, String name) {
        return """
        apiVersion: %s/v1
        kind: CronTab
        metadata:
          name: %s
        spec:
          cronSpec: "* * * * */5"
        """
                .formatted(group, name);
    }
}
