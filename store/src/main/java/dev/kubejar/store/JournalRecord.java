package dev.kubejar.store;

/// One write as the journal keeps it.
///
/// @param previousRevision the revision that wrote the state before, 0 if the key was created
/// @param deleted whether `value` is the last state of a removed entry
@SuppressWarnings("ArrayRecordComponent") // One array per object, shared by all and never changed.
public record JournalRecord(
        String key,
        byte[] value,
        long createRevision,
        long revision,
        long previousRevision,
        boolean deleted) {}
