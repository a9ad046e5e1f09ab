package dev.kubejar.store.rocksdb;

import org.rocksdb.InfoLogLevel;
import org.rocksdb.Logger;
import org.slf4j.LoggerFactory;

/// Sends what RocksDB has to say to our log, instead of to a file in the store's directory. Called
/// by RocksDB's own threads.
final class RocksLogger extends Logger {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(RocksLogger.class);

    RocksLogger() {
        super(InfoLogLevel.WARN_LEVEL);
    }

    @Override
    protected void log(InfoLogLevel level, String message) {
        switch (level) {
            case FATAL_LEVEL, ERROR_LEVEL -> LOG.error("rocksdb message={}", message);
            case WARN_LEVEL -> LOG.warn("rocksdb message={}", message);
            case INFO_LEVEL, HEADER_LEVEL, DEBUG_LEVEL, NUM_INFO_LOG_LEVELS ->
                    LOG.debug("rocksdb message={}", message);
        }
    }
}
