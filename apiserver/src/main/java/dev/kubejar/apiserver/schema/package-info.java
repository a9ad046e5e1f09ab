/// What the API knows of each kind's fields: types, list keys, patch keys, defaults; and the check
/// of a request's body against it.
///
/// The verbs, the patches and discovery call it. Invariant: a [Schema] is immutable and never read
/// before somebody asks for its kind, so that none of it costs time at start.
@NullMarked
package dev.kubejar.apiserver.schema;

import org.jspecify.annotations.NullMarked;
