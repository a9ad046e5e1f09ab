/// Tests.
@NullMarked
package dev.kubejar.client.reconcile;

import org.jspecify.annotations.NullMarked;
