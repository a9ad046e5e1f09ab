/// Tests.
@NullMarked
package dev.kubejar.controllers.garbage;

import org.jspecify.annotations.NullMarked;
