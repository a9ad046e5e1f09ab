/// What nodes and pods use at the moment, as metrics-server tells it: made of two readings of each
/// container when somebody asks. Nothing runs between two requests.
@NullMarked
package dev.kubejar.apiserver.metrics;

import org.jspecify.annotations.NullMarked;
