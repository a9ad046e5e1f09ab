/// The objects that the API server makes by itself: what every cluster begins with, and an
/// APIService for every version of a group that it serves.
///
/// Called by whoever starts a cluster. Invariant: what is there already is left as it is.
@NullMarked
package dev.kubejar.apiserver.system;

import org.jspecify.annotations.NullMarked;
