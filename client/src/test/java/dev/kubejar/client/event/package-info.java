/// Tests.
@NullMarked
package dev.kubejar.client.event;

import org.jspecify.annotations.NullMarked;
