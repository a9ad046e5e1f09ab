package dev.kubejar.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/// `scripts/bench load [NAME…]`: runs the scenarios of these names, or all, each against a fresh
/// kubejar, and prints a line for each figure.
public final class LoadBenchmark {
    private static final List<Scenario> ALL =
            List.of(
                    new Writes(),
                    new Reads(),
                    new Lists(),
                    new Applies(),
                    new Allocations(),
                    new FanOut(0),
                    new FanOut(10),
                    new Rollout(2_000, 100),
                    new Rollout(10_000, 1_000));

    private LoadBenchmark() {}

    /// Runs what is asked for.
    ///
    /// @param args the jar, then the names
    public static void main(String[] args) throws IOException, InterruptedException {
        Path jar = Path.of(args[0]);
        List<String> names = List.of(args).subList(1, args.length);
        for (Scenario scenario : ALL) {
            if (names.isEmpty() || names.contains(scenario.name())) {
                run(jar, scenario, System.out);
            }
        }
    }

    private static void run(Path jar, Scenario scenario, PrintStream out)
            throws IOException, InterruptedException {
        try (Target target = Target.start(jar, scenario.options())) {
            for (Scenario.Figure figure : scenario.run(target)) {
                out.printf("%-50s %s%n", figure.what(), figure.value());
            }
        }
    }
}
