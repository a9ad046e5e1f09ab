/// The group `policy`: disruption budgets.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.policy;

import org.jspecify.annotations.NullMarked;
