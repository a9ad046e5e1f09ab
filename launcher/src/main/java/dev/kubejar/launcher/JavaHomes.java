package dev.kubejar.launcher;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Javas are installed, in the order of preference: {@code JAVA_HOME}, the PATH, the system's
 * folders, the user's.
 *
 * <p>Each home carries a {@code release} file that names its version, so no Java is started to ask
 * it.
 */
final class JavaHomes {
    private final Map<String, String> environment;
    private final File root;
    private final File userHome;

    /**
     * @param root the file system's root; another one in tests
     */
    JavaHomes(Map<String, String> environment, File root, File userHome) {
        this.environment = environment;
        this.root = root;
        this.userHome = userHome;
    }

    /** The first home whose Java is of this feature release or a later one. */
    Optional<File> find(int feature) {
        for (File home : candidates()) {
            if (featureOf(home) >= feature && new File(home, "bin/java").canExecute()) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    private List<File> candidates() {
        List<File> homes = new ArrayList<>();
        String javaHome = environment.getOrDefault("JAVA_HOME", "");
        if (!javaHome.isEmpty()) {
            homes.add(new File(javaHome));
        }
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            homeOfCommand(new File(folder, "java")).ifPresent(homes::add);
        }
        homes.addAll(newestFirst(new File(root, "usr/lib/jvm")));
        homes.addAll(newestFirst(new File(userHome, ".sdkman/candidates/java")));
        for (File bundle : newestFirst(new File(root, "Library/Java/JavaVirtualMachines"))) {
            homes.add(new File(bundle, "Contents/Home"));
        }
        return homes;
    }

    private static Optional<File> homeOfCommand(File java) {
        try {
            File bin = java.getCanonicalFile().getParentFile();
            return java.canExecute() ? Optional.ofNullable(bin.getParentFile()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // an unreadable folder on the PATH holds no Java for us
        }
    }

    private static List<File> newestFirst(File folder) {
        File[] homes = folder.listFiles(File::isDirectory);
        if (homes == null) {
            return new ArrayList<>();
        }
        Arrays.sort(homes, (a, b) -> b.getName().compareTo(a.getName()));
        return Arrays.asList(homes);
    }

    private static int featureOf(File home) {
        File release = new File(home, "release");
        Properties properties = new Properties();
        try (InputStream in = new FileInputStream(release)) {
            properties.load(in);
        } catch (IOException e) {
            return 0; // not a Java home
        }
        return feature(properties.getProperty("JAVA_VERSION", "").replace("\"", ""));
    }

    /** {@code 25} of {@code 25.0.3}, {@code 8} of {@code 1.8.0_402}, 0 of anything else. */
    static int feature(String version) {
        String[] parts = version.split("[^0-9]", -1);
        String first = parts[0].equals("1") && parts.length > 1 ? parts[1] : parts[0];
        return first.isEmpty() ? 0 : Integer.parseInt(first);
    }
}
