/// Repairs of the IPAddress objects by which services have their addresses: one for each.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: objects without the label of the
/// allocator are somebody else's and are left alone. Addresses are given out by admission, which
/// makes and takes away these objects itself; what it could not end, or what users delete, is put
/// right here.
@NullMarked
package dev.kubejar.controllers.ipaddress;

import org.jspecify.annotations.NullMarked;
