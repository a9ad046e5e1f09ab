/// Endpoints: a service's addresses in the old form, one object for all.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: touches only what services with a
/// selector own.
@NullMarked
package dev.kubejar.controllers.endpoints;

import org.jspecify.annotations.NullMarked;
