/// The status of FlowSchemas: whether the priority level that each names is there.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: only the condition `Dangling` is
/// written.
@NullMarked
package dev.kubejar.controllers.flowcontrol;

import org.jspecify.annotations.NullMarked;
