package dev.kubejar.client.reconcile;

import dev.kubejar.api.time.Time;
import dev.kubejar.client.Client;
import dev.kubejar.client.WriteOptions;
import dev.kubejar.client.event.Events;
import dev.kubejar.client.informer.Informers;

/// What every loop of a process shares.
///
/// @param writer as whom the loops write, such as `kube-controller-manager`
public record Wiring(
        Client client, Informers informers, Time time, Events events, WriteOptions writer) {}
