/// What the rules of several kinds share: collecting problems, and judging metadata, pod templates
/// and the like.
///
/// Called by the kinds' [dev.kubejar.api.kind.Rules]. Invariant: paths and wording are upstream's.
@NullMarked
package dev.kubejar.api.rules;

import org.jspecify.annotations.NullMarked;
