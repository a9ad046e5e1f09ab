/// The group `networking.k8s.io`: ways into the cluster, who may talk to whom, and the ranges of
/// services' addresses.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.networking;

import org.jspecify.annotations.NullMarked;
