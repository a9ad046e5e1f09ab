/// The whole: [dev.kubejar.cluster.Main] reads the command line, [dev.kubejar.cluster.Cluster]
/// constructs every part by hand.
///
/// The only module that knows all the others. Invariant: what starts last is closed first.
@NullMarked
package dev.kubejar.cluster;

import org.jspecify.annotations.NullMarked;
