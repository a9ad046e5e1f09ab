/// Services and the older form of their endpoints.
///
/// Invariant: addresses and node ports are given out by admission, never here.
@NullMarked
package dev.kubejar.api.core.service;

import org.jspecify.annotations.NullMarked;
