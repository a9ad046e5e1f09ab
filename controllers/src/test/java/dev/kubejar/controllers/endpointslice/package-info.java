/// Tests.
@NullMarked
package dev.kubejar.controllers.endpointslice;

import org.jspecify.annotations.NullMarked;
