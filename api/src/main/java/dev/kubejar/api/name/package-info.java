/// What may be a name: DNS labels and subdomains, label keys and values, environment variables,
/// ports, variables of CEL.
///
/// Anyone may call it. Invariant: each answer is upstream's list of complaints, empty for a good
/// name.
@NullMarked
package dev.kubejar.api.name;

import org.jspecify.annotations.NullMarked;
