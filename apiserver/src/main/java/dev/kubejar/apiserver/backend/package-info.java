/// A request of HTTP/1.1 to a server that is not ours, over a connection that somebody else opened.
///
/// The proxies and the webhooks call it. Invariant: one connection carries one request.
@NullMarked
package dev.kubejar.apiserver.backend;

import org.jspecify.annotations.NullMarked;
