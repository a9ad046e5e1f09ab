/// JSON as immutable trees, and the only place that turns bytes into trees and back.
///
/// Anyone may call it. Invariant: a [dev.kubejar.api.json.Json] never changes, so it may be shared
/// between threads and kept as a part of another tree.
@NullMarked
package dev.kubejar.api.json;

import org.jspecify.annotations.NullMarked;
