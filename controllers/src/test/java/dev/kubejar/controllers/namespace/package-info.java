/// Tests.
@NullMarked
package dev.kubejar.controllers.namespace;

import org.jspecify.annotations.NullMarked;
