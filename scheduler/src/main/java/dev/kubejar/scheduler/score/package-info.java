/// One small class for each preference among the nodes that are left. Pure.
@NullMarked
package dev.kubejar.scheduler.score;

import org.jspecify.annotations.NullMarked;
