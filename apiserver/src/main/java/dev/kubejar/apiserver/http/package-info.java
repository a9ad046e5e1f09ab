/// The HTTP server: TLS, HTTP/1.1 and HTTP/2, upgrades; a virtual thread per request.
///
/// `Cluster` starts an `HttpServer` with one [dev.kubejar.apiserver.http.Handler]. Invariant:
/// Netty's event loops move bytes and nothing else, and no Netty type leaves this package.
@NullMarked
package dev.kubejar.apiserver.http;

import org.jspecify.annotations.NullMarked;
