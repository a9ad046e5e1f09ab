package dev.kubejar.proxy.dns;

import dev.kubejar.api.net.Ipv4;
import java.util.List;

/// What the cluster's zone says to a question.
sealed interface Answer {

    /// The name is not ours: somebody else knows.
    record NotOurs() implements Answer {}

    /// There is no such name.
    record NoSuchName() implements Answer {}

    /// The name is there; the records of the asked type, perhaps none.
    record Found(List<Entry> records) implements Answer {
        public Found {
            records = List.copyOf(records);
        }
    }

    /// A record's content.
    sealed interface Entry {
        /// The name that the record is about.
        String name();

        record A(String name, Ipv4 address) implements Entry {}

        record Srv(String name, int port, String target) implements Entry {}

        record Ptr(String name, String target) implements Entry {}

        record Cname(String name, String target) implements Entry {}

        record Txt(String name, String text) implements Entry {}
    }
}
