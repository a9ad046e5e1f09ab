/// The controllers, one package each; [dev.kubejar.controllers.Controllers] starts and ends them.
///
/// `Cluster` constructs it. Invariant: the packages below are strangers to each other, but for
/// `pods`, and see the cluster through [dev.kubejar.client.Client] alone.
@NullMarked
package dev.kubejar.controllers;

import org.jspecify.annotations.NullMarked;
