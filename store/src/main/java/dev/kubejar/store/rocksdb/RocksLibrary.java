package dev.kubejar.store.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// RocksDB's native library, which it unpacks from its jar at every start unless it finds one on
/// `java.library.path`.
public final class RocksLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(RocksLibrary.class);

    private RocksLibrary() {}

    /// Begins to load the library on a thread of its own, which ends with that: unpacking 17 MB is
    /// 0.15 s in which a start has other things to do. Whoever opens a journal waits for it, and is
    /// told of a failure.
    public static void loadAhead() {
        Thread.ofPlatform().name("rocksdb-library").daemon().start(RocksLibrary::load);
    }

    private static void load() {
        try {
            RocksDB.loadLibrary();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            LOG.debug("msg=\"no library of RocksDB\" error=\"{}\"", e.toString());
        }
    }

    /// Puts this machine's library into `directory`, under the name that RocksDB looks for.
    public static void unpackInto(Path directory) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream library = RocksDB.class.getResourceAsStream("/" + name)) {
            if (library == null) {
                throw new IOException("there is no " + name + " in the jar");
            }
            Files.copy(library, directory.resolve(name));
        }
    }
}
