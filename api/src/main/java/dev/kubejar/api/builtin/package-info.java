/// The one table of built-in kinds, and the columns in which they print.
///
/// Read by the API server, which serves every row alike. Invariant: names, verbs and columns are
/// upstream's.
@NullMarked
package dev.kubejar.api.builtin;

import org.jspecify.annotations.NullMarked;
