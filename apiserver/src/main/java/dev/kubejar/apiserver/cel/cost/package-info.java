/// What expressions cost: what running one took, step by step, and what it can take at most, told
/// from its tree and the sizes that the schema allows. Both count in cel-go's units.
///
/// Programs and rules call it. Invariant: the two go together, call by call, so that a rule whose
/// estimate is within the limit does not run into it.
///
/// Source: [resource
/// constraints](https://kubernetes.io/docs/reference/using-api/cel/#resource-constraints)
@NullMarked
package dev.kubejar.apiserver.cel.cost;

import org.jspecify.annotations.NullMarked;
