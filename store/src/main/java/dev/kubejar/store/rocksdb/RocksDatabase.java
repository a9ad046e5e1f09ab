package dev.kubejar.store.rocksdb;

import java.nio.file.Path;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WALRecoveryMode;

/// One open RocksDB with the settings that decide safety, and that keep an idle one small.
///
/// - `TolerateCorruptedTailRecords`: a tail torn by a crash is cut off, a flipped bit in the log is
///   refused. (The default drops all that follows a flipped bit, silently.)
/// - `track_and_verify_wals`: a log that is gone or short is refused, unless it is the newest one,
///   which is what [HighWaterMark] is for. Java reaches this setting through properties alone.
/// - Its own log file is off: opening for reading must not change the directory.
final class RocksDatabase implements AutoCloseable {
    private static final long WRITE_BUFFER_BYTES = 16L << 20;
    private static final long MOST_LOG_BYTES = 64L << 20;
    private static final long BLOCK_CACHE_BYTES = 4L << 20;

    private final DBOptions dbOptions;
    private final ColumnFamilyOptions familyOptions;
    private final Options options;
    private final LRUCache cache;
    private final RocksLogger logger;
    private final RocksDB db;

    /// What may be done with the files.
    enum Mode {
        READ,
        WRITE,
        CREATE
    }

    RocksDatabase(Path directory, Mode mode) throws RocksDBException {
        RocksLibrary.load();
        cache = new LRUCache(BLOCK_CACHE_BYTES, 0);
        logger = new RocksLogger();
        dbOptions = dbOptions(mode).setLogger(logger);
        familyOptions = familyOptions(cache);
        options = new Options(dbOptions, familyOptions);
        try {
            db =
                    mode == Mode.READ
                            ? RocksDB.openReadOnly(options, directory.toString())
                            : RocksDB.open(options, directory.toString());
        } catch (RocksDBException e) {
            closeOptions();
            throw e;
        }
    }

    private static DBOptions dbOptions(Mode mode) {
        var properties = new Properties();
        properties.setProperty("track_and_verify_wals", "true");
        return DBOptions.getDBOptionsFromProps(properties)
                .setCreateIfMissing(mode == Mode.CREATE)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setMaxTotalWalSize(MOST_LOG_BYTES)
                .setMaxBackgroundJobs(2)
                .setMaxFileOpeningThreads(1)
                .setStatsDumpPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
    }

    private static ColumnFamilyOptions familyOptions(LRUCache cache) {
        return new ColumnFamilyOptions()
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxWriteBufferNumber(3)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache));
    }

    RocksDB db() {
        return db;
    }

    @Override
    public void close() {
        db.close();
        closeOptions();
    }

    private void closeOptions() {
        options.close();
        familyOptions.close();
        dbOptions.close();
        logger.close();
        cache.close();
    }
}
