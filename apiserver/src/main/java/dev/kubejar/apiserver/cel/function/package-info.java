/// The functions of CEL: the language's own, cel-go's extensions that Kubernetes turns on, and
/// Kubernetes' libraries (quantities, addresses, URLs, versions…).
///
/// Programs call them. A library is a table of [Overload]s: what the compiler checks and what runs
/// stand in one row. Invariant: a function is pure and answers any arguments with a value, a
/// [dev.kubejar.apiserver.cel.value.Failure] for those it does not take.
///
/// Source: [CEL in Kubernetes](https://kubernetes.io/docs/reference/using-api/cel/)
@NullMarked
package dev.kubejar.apiserver.cel.function;

import org.jspecify.annotations.NullMarked;
