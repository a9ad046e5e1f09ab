/// The journal on RocksDB, embedded: the only importer of `org.rocksdb`.
///
/// Callers construct a [RocksJournal] and hand it to the store. Nothing that was acknowledged is
/// ever missing from an opened journal: damage is refused.
@NullMarked
package dev.kubejar.store.rocksdb;

import org.jspecify.annotations.NullMarked;
