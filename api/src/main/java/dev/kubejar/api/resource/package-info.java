/// The group `resource.k8s.io`: devices of nodes, and who has them.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.resource;

import org.jspecify.annotations.NullMarked;
