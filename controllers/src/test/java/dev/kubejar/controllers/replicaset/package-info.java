/// Tests.
@NullMarked
package dev.kubejar.controllers.replicaset;

import org.jspecify.annotations.NullMarked;
