/// IPv4 addresses and ranges, read strictly: what is not four decimal numbers is refused, and no
/// name is ever looked up.
@NullMarked
package dev.kubejar.api.net;

import org.jspecify.annotations.NullMarked;
