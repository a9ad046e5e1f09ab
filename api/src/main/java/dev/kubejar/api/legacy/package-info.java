/// Versions of the API that upstream no longer serves and that courses, books and old charts still
/// use: each shows the objects of its successor.
///
/// [LegacyKinds] makes the rows. Invariant: nothing is stored in an old version, and the rules are
/// the successor's.
@NullMarked
package dev.kubejar.api.legacy;

import org.jspecify.annotations.NullMarked;
