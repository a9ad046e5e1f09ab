/// Pure: services and slices in, the text of rules out.
@NullMarked
package dev.kubejar.proxy.rules;

import org.jspecify.annotations.NullMarked;
