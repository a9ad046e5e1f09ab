/// ConfigMaps and Secrets: keys and their values.
///
/// Invariant: what is immutable stays so.
@NullMarked
package dev.kubejar.api.core.config;

import org.jspecify.annotations.NullMarked;
