/// The group `coordination.k8s.io`: leases, by which nodes and leaders show that they live.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.coordination;

import org.jspecify.annotations.NullMarked;
