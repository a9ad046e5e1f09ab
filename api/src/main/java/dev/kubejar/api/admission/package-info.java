/// The group `admissionregistration.k8s.io`: who is asked before something is written.
///
/// Anyone may call the views; the rules are rows of the table of kinds. Invariant: expressions are
/// not read here, but where they are carried out.
@NullMarked
package dev.kubejar.api.admission;

import org.jspecify.annotations.NullMarked;
