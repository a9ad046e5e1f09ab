/// Load from outside: a kubejar of its own in another process, asked over TLS as its users ask it.
///
/// [LoadBenchmark] runs the [Scenario]s. A load is bounded in requests and time and goes to
/// 127.0.0.1 alone.
@NullMarked
package dev.kubejar.bench.load;

import org.jspecify.annotations.NullMarked;
