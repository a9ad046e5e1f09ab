/// The group `storage.k8s.io`: classes of volumes and their drivers.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.storage;

import org.jspecify.annotations.NullMarked;
