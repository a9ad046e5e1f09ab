/// `metrics.k8s.io`: what nodes and pods use at the moment. Objects that nobody keeps.
@NullMarked
package dev.kubejar.api.metrics;

import org.jspecify.annotations.NullMarked;
