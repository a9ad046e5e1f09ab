package dev.kubejar.bench.load;

import java.io.IOException;
import java.util.List;

/// One thing that is measured.
interface Scenario {

    /// What `scripts/bench load NAME` calls it.
    String name();

    /// Further options of the kubejar that it runs against.
    List<String> options();

    /// Puts the load on and says what came out, a line for each figure.
    List<Figure> run(Target target) throws IOException, InterruptedException;

    /// What was measured, and how much it was.
    ///
    /// @param what such as `durable creates of 1 KB, 64 clients`
    /// @param value with its unit
    record Figure(String what, String value) {}
}
