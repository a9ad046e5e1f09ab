/// The verbs: get, list, watch, create, update, patch, delete, once for any kind's row, and the
/// [dev.kubejar.client.Client] that calls them in process.
///
/// Called by the server's router and by the loops of this process. Invariant: an object's bytes are
/// encoded once, at its write; whoever reads it gets those bytes or one shared tree made of them.
@NullMarked
package dev.kubejar.apiserver.resource;

import org.jspecify.annotations.NullMarked;
