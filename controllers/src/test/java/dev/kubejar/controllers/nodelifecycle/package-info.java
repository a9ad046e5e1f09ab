/// Tests.
@NullMarked
package dev.kubejar.controllers.nodelifecycle;

import org.jspecify.annotations.NullMarked;
