/// Expressions made ready to run: a tree of steps, each of which computes a value and counts what
/// that cost.
///
/// Rules call it. Invariant: a [Program] is immutable and run from any thread; what one run needs
/// (variables, the meter) lies in its frame.
@NullMarked
package dev.kubejar.apiserver.cel.program;

import org.jspecify.annotations.NullMarked;
