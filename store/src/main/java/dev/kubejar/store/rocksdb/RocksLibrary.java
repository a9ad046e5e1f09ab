package dev.kubejar.store.rocksdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's native library, which it unpacks from its jar at every start unless it finds one on
/// `java.library.path`.
public final class RocksLibrary {
    private RocksLibrary() {}

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
