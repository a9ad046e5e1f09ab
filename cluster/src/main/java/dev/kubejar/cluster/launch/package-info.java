/// From `java -jar` to the Java that suits: the flags of a small resident server, and the cache of
/// what the JVM learned at an earlier start.
///
/// Invariant: whatever fails here, the cluster starts all the same, only later.
@NullMarked
package dev.kubejar.cluster.launch;

import org.jspecify.annotations.NullMarked;
