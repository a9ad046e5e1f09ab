/// The group `rbac.authorization.k8s.io`: who may do what.
///
/// Anyone may call the views; the rules are rows of the table of kinds. Invariant: a binding's role
/// never changes.
@NullMarked
package dev.kubejar.api.rbac;

import org.jspecify.annotations.NullMarked;
