/// What must be there before the first request: certificates, the kubeconfig, the objects every
/// cluster begins with.
@NullMarked
package dev.kubejar.cluster.bootstrap;

import org.jspecify.annotations.NullMarked;
