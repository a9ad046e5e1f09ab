/// The ordered steps between a request and its write: what may change an object or refuse it by
/// looking at more than the object.
///
/// The verbs call the steps in the order `Cluster` lists them. Invariant: a step looks at the
/// cluster through [dev.kubejar.apiserver.admission.Lookup] alone and writes nothing.
@NullMarked
package dev.kubejar.apiserver.admission;

import org.jspecify.annotations.NullMarked;
