/// What a decision looks at: what a pod asks for and what a node has. Immutable.
@NullMarked
package dev.kubejar.scheduler.node;

import org.jspecify.annotations.NullMarked;
