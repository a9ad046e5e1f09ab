/// What every namespace begins with: the service account `default` and the cluster's root
/// certificate.
///
/// Started by [dev.kubejar.controllers.Controllers]. Invariant: nothing is made in a namespace that
/// is on its way out.
@NullMarked
package dev.kubejar.controllers.serviceaccount;

import org.jspecify.annotations.NullMarked;
