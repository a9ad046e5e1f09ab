/// One small class for each thing that can rule a node out. Pure; a refusal carries upstream's
/// words.
@NullMarked
package dev.kubejar.scheduler.filter;

import org.jspecify.annotations.NullMarked;
