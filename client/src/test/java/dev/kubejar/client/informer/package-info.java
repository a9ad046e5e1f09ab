/// Tests.
@NullMarked
package dev.kubejar.client.informer;

import org.jspecify.annotations.NullMarked;
