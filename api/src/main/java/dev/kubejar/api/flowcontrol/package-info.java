/// The group `flowcontrol.apiserver.k8s.io`: whose requests wait for whose.
///
/// Anyone may call the views; the rules are rows of the table of kinds.
@NullMarked
package dev.kubejar.api.flowcontrol;

import org.jspecify.annotations.NullMarked;
