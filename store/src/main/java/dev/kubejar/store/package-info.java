/// A versioned, ordered key-value store with watch: keys, bytes and revisions; it knows no kind.
///
/// One writer thread orders every write and alone hands out revisions; the state in memory is an
/// immutable tree, so that readers take no lock; a [Journal] makes each write durable before anyone
/// learns of it. The API server is the only caller.
@NullMarked
package dev.kubejar.store;

import org.jspecify.annotations.NullMarked;
