/// Nodes that stop giving signs of life, and what becomes of their pods.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: a heartbeat costs a map entry, not
/// a pass: a node is looked at when it changes and when its grace ends.
@NullMarked
package dev.kubejar.controllers.nodelifecycle;

import org.jspecify.annotations.NullMarked;
