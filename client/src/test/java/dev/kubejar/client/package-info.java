/// Doubles for the tests of this module.
@NullMarked
package dev.kubejar.client;

import org.jspecify.annotations.NullMarked;
