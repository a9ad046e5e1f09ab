/// The clients that people use, each doing what it does all day: create, read, update, patch,
/// apply, watch, list by pages, delete, custom resources, exec and logs.
///
/// Clients in other languages are scripts in `src/test/resources/clients`, which print what they
/// saw. Every test keeps to a namespace of its own in the shared cluster.
@NullMarked
package dev.kubejar.e2e.clients;

import org.jspecify.annotations.NullMarked;
