/// End-to-end tests: the jar as a user starts it, the real kubectl, a real Docker Engine and real
/// iptables.
///
/// They run inside a network namespace of the suite's own, with its own Docker daemon and no way
/// out, so that nothing they send can leave the machine. `scripts/test` installs what they need.
@NullMarked
package dev.kubejar.e2e;

import org.jspecify.annotations.NullMarked;
