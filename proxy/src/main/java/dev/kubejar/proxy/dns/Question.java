package dev.kubejar.proxy.dns;

import io.netty.handler.codec.dns.DnsRecordType;
import java.util.Locale;

/// What a client asks.
///
/// @param name as it was sent, without the dot at the end; DNS names know no case
record Question(String name, DnsRecordType type) {

    /// The name to look up by.
    String key() {
        return name.toLowerCase(Locale.ROOT);
    }
}
