/// The core group, `v1`: record views of the fields that our code reads, and each kind's rules, by
/// feature. Here are the kinds that need no room of their own.
///
/// Anyone may call the views; the rules are rows of the table of kinds. Invariant: views are
/// read-only and read absent fields as their defaults.
@NullMarked
package dev.kubejar.api.core;

import org.jspecify.annotations.NullMarked;
