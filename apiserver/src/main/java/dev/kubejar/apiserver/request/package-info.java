/// What a request asks: the resource its path names, its verb, its options, and the media types it
/// speaks.
///
/// Called by the server's router and the verbs' HTTP side. Invariant: nothing here reads the store;
/// a request that cannot be understood is refused here, in upstream's words.
@NullMarked
package dev.kubejar.apiserver.request;

import org.jspecify.annotations.NullMarked;
