/// What Kubernetes' conformance suite checks, one test for each behaviour, named as upstream names
/// it. The tests speak HTTP to a whole cluster.
@NullMarked
package dev.kubejar.cluster.conformance;

import org.jspecify.annotations.NullMarked;
