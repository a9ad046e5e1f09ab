/// Amounts of resources: `500m` of CPU, `1Gi` of memory.
///
/// Anyone may call it. Invariant: an amount keeps the family of suffixes it was written in.
@NullMarked
package dev.kubejar.api.quantity;

import org.jspecify.annotations.NullMarked;
