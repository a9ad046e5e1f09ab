/// The only error model that clients see: Kubernetes' `Status` with its reasons and causes.
///
/// Anyone may call it. Invariant: codes, reasons and wording are upstream's.
@NullMarked
package dev.kubejar.api.status;

import org.jspecify.annotations.NullMarked;
