/// Who owns which field: `metadata.managedFields` on every write, and server-side apply.
///
/// Called by `apiserver.resource` and `apiserver.subresource` on the request's thread. Invariant:
/// everything here is pure; the store's conditional write decides who wins, and the loser is merged
/// again.
@NullMarked
package dev.kubejar.apiserver.apply;

import org.jspecify.annotations.NullMarked;
