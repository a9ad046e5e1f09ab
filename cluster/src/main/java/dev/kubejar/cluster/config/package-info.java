/// What a cluster is asked to be, and where it keeps its files.
@NullMarked
package dev.kubejar.cluster.config;

import org.jspecify.annotations.NullMarked;
