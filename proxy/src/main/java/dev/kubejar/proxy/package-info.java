/// Service networking: makes the addresses of services reach pods.
///
/// `Cluster` starts one [dev.kubejar.proxy.Proxy] and one DNS server. Invariant: everything in the
/// kernel follows from the services and slices as they are; nothing is remembered that a restart
/// would miss.
///
/// Source: [Virtual IPs and service
/// proxies](https://kubernetes.io/docs/reference/networking/virtual-ips/)
@NullMarked
package dev.kubejar.proxy;

import org.jspecify.annotations.NullMarked;
