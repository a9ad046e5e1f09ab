/// The group `scheduling.k8s.io`: classes of priority.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.scheduling;

import org.jspecify.annotations.NullMarked;
