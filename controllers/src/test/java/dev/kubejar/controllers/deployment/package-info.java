/// Tests.
@NullMarked
package dev.kubejar.controllers.deployment;

import org.jspecify.annotations.NullMarked;
