/// The life of ServiceCIDRs: ready from the start, and kept until no service has an address that
/// only they contain.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: only the finalizer and the
/// condition `Ready` are written.
@NullMarked
package dev.kubejar.controllers.servicecidr;

import org.jspecify.annotations.NullMarked;
