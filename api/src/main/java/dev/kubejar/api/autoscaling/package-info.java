/// The group `autoscaling`: HorizontalPodAutoscalers in both versions, their rules, and how one
/// version becomes the other.
///
/// Anyone may call the views; the rules are rows of the table of kinds. Invariant: objects are
/// stored as `v2`.
@NullMarked
package dev.kubejar.api.autoscaling;

import org.jspecify.annotations.NullMarked;
