package dev.kubejar.cluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the tests' names against the list of what upstream's suite checks, where that is at hand.
final class CoverageTest {
    private static final Logger log = LoggerFactory.getLogger(CoverageTest.class);

    /// Upstream's groups of behaviours that are covered here.
    private static final Set<String> AREAS =
            Set.of("sig-api-machinery", "sig-architecture", "sig-cli", "sig-instrumentation");

    /// What needs parts that kubejar does not have yet.
    private static final Pattern LATER =
            Pattern.compile(
                    "(?i).*(webhook, |ResourceQuota|ValidatingAdmissionPolicy \\(|aggregator-supports).*");

    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\\s*\"([^\"]+)\"");

    @Test
    void everyBehaviourHasATestOfItsName() throws IOException {
        Path list = Path.of("..", "..", "shared", "conformance.tsv");
        assumeThat(list).exists();
        List<String> wanted =
                Files.readAllLines(list).stream()
                        .map(line -> line.split("\t"))
                        .filter(row -> AREAS.contains(row[0]))
                        .map(row -> row[2])
                        .toList();

        var missing = new TreeSet<>(wanted);
        missing.removeAll(testNames());
        missing.removeIf(name -> LATER.matcher(name).matches());

        log.info("{} of {} behaviours have a test", wanted.size() - missing.size(), wanted.size());
        assertThat(missing).isEmpty();
    }

    private static Set<String> testNames() throws IOException {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .forEach(it -> names.add(it.group(1)));
            }
        }
        return names;
    }
}
