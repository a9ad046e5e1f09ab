/// Benchmarks of the budgets in the design, each beside a floor in the same run; never shipped. Run
/// with `scripts/bench`.
@NullMarked
package dev.kubejar.bench;

import org.jspecify.annotations.NullMarked;
