/// Tests.
@NullMarked
package dev.kubejar.controllers.pods;

import org.jspecify.annotations.NullMarked;
