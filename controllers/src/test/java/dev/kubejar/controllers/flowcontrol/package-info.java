/// Tests.
@NullMarked
package dev.kubejar.controllers.flowcontrol;

import org.jspecify.annotations.NullMarked;
