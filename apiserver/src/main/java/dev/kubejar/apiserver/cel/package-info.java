/// CEL, the expressions in CustomResourceDefinitions (`x-kubernetes-validations`) and in
/// admission's configuration: compiled, checked when they are written, run against objects, and
/// held to what they may cost.
///
/// The rows of custom kinds and the rules of webhooks and policies call it. dev.cel parses and
/// type-checks, and nobody else imports it; what an expression does and costs is told here.
/// Invariant: nothing of it is touched before the first expression comes along.
///
/// Source: [CEL in Kubernetes](https://kubernetes.io/docs/reference/using-api/cel/)
@NullMarked
package dev.kubejar.apiserver.cel;

import org.jspecify.annotations.NullMarked;
