/// The group `node.k8s.io`: ways to run pods.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.node;

import org.jspecify.annotations.NullMarked;
