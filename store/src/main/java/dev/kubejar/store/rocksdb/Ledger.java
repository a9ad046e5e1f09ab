package dev.kubejar.store.rocksdb;

import java.nio.ByteBuffer;
import java.util.Optional;

/// What must be in the database, written in one row with every change of it, so that a part that
/// went missing is noticed whichever part it is.
///
/// @param revision the newest revision
/// @param compactedRevision up to which history was dropped
/// @param records how many records there are
/// @param sum over a hash of each record's revision
record Ledger(long revision, long compactedRevision, long records, long sum) {
    private static final int FORMAT = 1;
    private static final int LENGTH = Integer.BYTES + 4 * Long.BYTES;

    static final Ledger EMPTY = new Ledger(1, 1, 0, 0);

    Ledger plus(long addedRevision) {
        return new Ledger(addedRevision, compactedRevision, records + 1, sum + hash(addedRevision));
    }

    Ledger minus(long droppedRevision) {
        return new Ledger(revision, compactedRevision, records - 1, sum - hash(droppedRevision));
    }

    Ledger compactedTo(long compacted) {
        return new Ledger(revision, compacted, records, sum);
    }

    /// SplitMix64's finisher: sums of these tell sets of revisions apart.
    private static long hash(long revision) {
        long z = revision * 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return z ^ (z >>> 31);
    }

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH)
                .putInt(FORMAT)
                .putLong(revision)
                .putLong(compactedRevision)
                .putLong(records)
                .putLong(sum)
                .array();
    }

    /// Empty if this is not a ledger as this version writes it.
    static Optional<Ledger> decode(byte[] row) {
        ByteBuffer content = ByteBuffer.wrap(row);
        if (row.length != LENGTH || content.getInt() != FORMAT) {
            return Optional.empty();
        }
        return Optional.of(
                new Ledger(
                        content.getLong(),
                        content.getLong(),
                        content.getLong(),
                        content.getLong()));
    }
}
