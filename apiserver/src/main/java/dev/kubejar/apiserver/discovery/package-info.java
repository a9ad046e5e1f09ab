/// What a client asks before it asks for objects: which groups, versions and resources there are,
/// what they look like (OpenAPI), which version this is, and whether it is well.
///
/// The router calls [dev.kubejar.apiserver.discovery.Discovery]; nothing else is public but what
/// `Cluster` hands in. Invariant: every answer is made from the table of kinds and the schemas, so
/// a new row is discoverable without a line here.
@NullMarked
package dev.kubejar.apiserver.discovery;

import org.jspecify.annotations.NullMarked;
