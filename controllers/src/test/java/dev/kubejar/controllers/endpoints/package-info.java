/// Tests.
@NullMarked
package dev.kubejar.controllers.endpoints;

import org.jspecify.annotations.NullMarked;
