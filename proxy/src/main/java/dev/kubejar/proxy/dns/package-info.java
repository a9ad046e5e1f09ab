/// The cluster's DNS: services, headless services and pods under `cluster.local`; all else is
/// passed on.
///
/// [dev.kubejar.proxy.dns.Zone] answers, purely; [dev.kubejar.proxy.dns.DnsServer] listens; the
/// only user of Netty here.
///
/// Source: [DNS-based service
/// discovery](https://github.com/kubernetes/dns/blob/master/docs/specification.md)
@NullMarked
package dev.kubejar.proxy.dns;

import org.jspecify.annotations.NullMarked;
