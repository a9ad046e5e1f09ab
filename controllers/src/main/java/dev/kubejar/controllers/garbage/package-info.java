/// What becomes of objects whose owners are gone or are going.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: nothing is deleted unless the API
/// itself has said that its owners are gone; whatever is unclear is kept.
@NullMarked
package dev.kubejar.controllers.garbage;

import org.jspecify.annotations.NullMarked;
