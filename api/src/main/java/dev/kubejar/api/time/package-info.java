/// The one clock: every part that asks for the time or waits takes a [dev.kubejar.api.time.Time].
@NullMarked
package dev.kubejar.api.time;

import org.jspecify.annotations.NullMarked;
