/// Watches over HTTP: events as lines of JSON, bookmarks, the end in time.
///
/// Called by the server's router, on the request's thread. Invariant: a watcher that cannot keep up
/// is ended, never buffered for.
@NullMarked
package dev.kubejar.apiserver.watch;

import org.jspecify.annotations.NullMarked;
