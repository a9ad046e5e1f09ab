/// Objects as rows of `kubectl get`, with a kind's columns.
///
/// Called by the server's router and by watches. Invariant: what a cell shows is the kind's row's
/// matter; nothing here knows a kind.
@NullMarked
package dev.kubejar.apiserver.table;

import org.jspecify.annotations.NullMarked;
