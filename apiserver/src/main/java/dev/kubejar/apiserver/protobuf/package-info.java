/// Kubernetes' protobuf: trees to the bytes that Go's clients send and expect, and back, by tables
/// made of the schema's field numbers.
///
/// Called where requests are read and answers written. Invariant: what is decoded is the tree that
/// Go's JSON would show of the same message.
@NullMarked
package dev.kubejar.apiserver.protobuf;

import org.jspecify.annotations.NullMarked;
