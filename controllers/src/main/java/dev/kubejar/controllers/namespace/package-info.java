/// The end of namespaces: first their pods, then all else in them, then themselves.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: a namespace goes only when the API
/// has just said that nothing is in it.
@NullMarked
package dev.kubejar.controllers.namespace;

import org.jspecify.annotations.NullMarked;
