/// The command line: one class per command, no more than words in and words out.
@NullMarked
package dev.kubejar.cluster.command;

import org.jspecify.annotations.NullMarked;
