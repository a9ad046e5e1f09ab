/// The values of CEL: what an expression computes with, equality and order among them, and views of
/// JSON trees as such values, made as an expression walks and never copied.
///
/// The functions, the programs and the rules call it. Invariant: a [Value] is immutable, and an
/// error is a value too ([Failure]), because `false && error` is `false`.
///
/// Source: [language definition](https://github.com/google/cel-spec/blob/master/doc/langdef.md)
@NullMarked
package dev.kubejar.apiserver.cel.value;

import org.jspecify.annotations.NullMarked;
