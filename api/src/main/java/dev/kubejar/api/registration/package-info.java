/// The group `apiregistration.k8s.io`: who serves a version of a group.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.registration;

import org.jspecify.annotations.NullMarked;
