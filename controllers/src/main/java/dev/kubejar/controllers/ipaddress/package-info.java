/// The IPAddress objects of services' addresses: one for each address that a service has.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: objects without the label of the
/// allocator are somebody else's and are left alone. Addresses themselves are given out by
/// admission, which does not read these objects.
@NullMarked
package dev.kubejar.controllers.ipaddress;

import org.jspecify.annotations.NullMarked;
