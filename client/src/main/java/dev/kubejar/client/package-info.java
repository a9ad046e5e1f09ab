/// The way to the cluster's state, the same for a part in this process and one across the network;
/// and what several parts need for streams to pods and servers of others.
///
/// Controllers, scheduler, kubelet and proxy see the cluster through [dev.kubejar.client.Client]
/// only. Invariant: nothing here knows who is behind it.
@NullMarked
package dev.kubejar.client;

import org.jspecify.annotations.NullMarked;
