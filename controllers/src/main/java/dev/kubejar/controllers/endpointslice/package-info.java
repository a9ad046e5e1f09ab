/// EndpointSlices: a service's addresses in parts of a hundred.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: touches only slices that say that
/// this controller manages them.
@NullMarked
package dev.kubejar.controllers.endpointslice;

import org.jspecify.annotations.NullMarked;
