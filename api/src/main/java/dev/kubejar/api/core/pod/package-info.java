/// Pods and their templates: views of the fields that our code reads, what a pod gets when it says
/// nothing, and what makes one invalid. What stands inside a pod has packages of its own:
/// `container`, `volume`, `resource`; what says where it may run is `node`'s.
///
/// Invariant: judgements are pure; `PodSpecRules` alone puts those of the parts together.
@NullMarked
package dev.kubejar.api.core.pod;

import org.jspecify.annotations.NullMarked;
