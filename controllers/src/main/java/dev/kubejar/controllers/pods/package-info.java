/// What controllers of pods have in common: making a pod from a template, claiming pods by a
/// selector, choosing which to give up first.
///
/// Called by controllers. Invariant: pure functions of what was read.
@NullMarked
package dev.kubejar.controllers.pods;

import org.jspecify.annotations.NullMarked;
