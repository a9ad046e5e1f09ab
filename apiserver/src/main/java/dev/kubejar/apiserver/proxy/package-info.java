/// Requests that are passed on to pods, services and nodes: the subresource `proxy`.
///
/// Called by the server's router. Invariant: connections are opened through the node's
/// [dev.kubejar.client.NodeConnector] alone, so nothing is reached that the node would not reach.
@NullMarked
package dev.kubejar.apiserver.proxy;

import org.jspecify.annotations.NullMarked;
