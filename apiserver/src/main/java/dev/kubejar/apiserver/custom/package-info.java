/// Custom kinds: what makes a CustomResourceDefinition valid, its life from its names to the end of
/// its objects, and the rows that it makes.
///
/// The server opens [dev.kubejar.apiserver.custom.CustomKinds] before it takes requests. Invariant:
/// what is served follows from the stored definitions alone, so that a restart serves the same.
@NullMarked
package dev.kubejar.apiserver.custom;

import org.jspecify.annotations.NullMarked;
