/// The group `certificates.k8s.io`: certificates that clients ask the cluster for.
///
/// Anyone may call the views; the rules are rows of the table of kinds. Invariant: who asks, who
/// approves and who signs each write a part of their own.
@NullMarked
package dev.kubejar.api.certificates;

import org.jspecify.annotations.NullMarked;
