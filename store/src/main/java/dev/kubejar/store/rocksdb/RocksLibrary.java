package dev.kubejar.store.rocksdb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// RocksDB's native library: the one on `java.library.path`, else that of the jar, unpacked for as
/// long as it takes to load it. RocksDB by itself would leave 17 MB in the temporary directory
/// whenever a process is halted.
public final class RocksLibrary {
    private static final String NAME = Environment.getJniLibraryFileName("rocksdb");

    /// What [RocksDB#loadLibrary(List)] looks for.
    private static final String NAME_IN_PATHS = Environment.getJniLibraryFileName("rocksdbjni");

    /// Once in a process, by whichever thread comes first.
    private static final FutureTask<Boolean> LOADING = new FutureTask<>(RocksLibrary::find);

    private RocksLibrary() {}

    /// Begins to load the library on a thread of its own, which ends with that: unpacking is 0.15 s
    /// in which a start has other things to do. Whoever opens a journal waits for it, and is told
    /// of a failure.
    public static void loadAhead() {
        Thread.ofPlatform().name("rocksdb-library").daemon().start(LOADING);
    }

    /// Returns when the library is there.
    static void load() {
        LOADING.run();
        try {
            LOADING.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("RocksDB's library cannot be loaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while RocksDB's library is loaded", e);
        }
    }

    /// Loads it; whether it was installed.
    private static Boolean find() throws IOException {
        boolean isInstalled =
                Arrays.stream(System.getProperty("java.library.path", "").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isReadable(Path.of(directory, NAME)));
        if (isInstalled) {
            RocksDB.loadLibrary();
        } else {
            loadUnpacked();
        }
        return isInstalled;
    }

    private static void loadUnpacked() throws IOException {
        Path directory = Files.createTempDirectory("rocksdb");
        Path library = directory.resolve(NAME_IN_PATHS);
        try {
            unpackInto(directory);
            Files.move(directory.resolve(NAME), library);
            RocksDB.loadLibrary(List.of(directory.toString()));
        } finally {
            Files.deleteIfExists(library); // what is mapped stays
            Files.deleteIfExists(directory.resolve(NAME));
            Files.delete(directory);
        }
    }

    /// Puts this machine's library into `directory`, under the name that RocksDB looks for.
    public static void unpackInto(Path directory) throws IOException {
        try (InputStream library = RocksDB.class.getResourceAsStream("/" + NAME)) {
            if (library == null) {
                throw new IOException("there is no " + NAME + " in the jar");
            }
            Files.copy(library, directory.resolve(NAME));
        }
    }
}
