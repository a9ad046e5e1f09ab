/// The group `apps`: record views of the fields that our code reads, and each kind's rules.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.apps;

import org.jspecify.annotations.NullMarked;
