/// The group `discovery.k8s.io`: where a service's traffic may go.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.discovery;

import org.jspecify.annotations.NullMarked;
