package dev.kubejar.store;

import java.util.Optional;

/// A record read back together with the state it replaced.
public record JournalChange(JournalRecord record, Optional<JournalRecord> previous) {}
