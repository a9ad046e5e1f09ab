/// The only place that runs `iptables` and `iptables-restore`.
@NullMarked
package dev.kubejar.proxy.iptables;

import org.jspecify.annotations.NullMarked;
