package dev.kubejar.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Starts kubejar in this Java when it is recent enough, else in one that it finds, as a child with
 * the same terminal.
 *
 * <p>Which JVM flags suit is the business of what it hands over to. Signals reach the child through
 * the terminal or through this process's shutdown hook, and its exit code becomes this one's.
 */
public final class Launcher {
    private static final int FEATURE = 25;
    private static final String MAIN = "dev.kubejar.cluster.launch.Relaunch";

    private Launcher() {}

    /** Ends the JVM with kubejar's exit code; 2 when no suitable Java is to be found. */
    public static void main(String[] args)
            throws IOException, InterruptedException, ReflectiveOperationException {
        if (JavaHomes.feature(System.getProperty("java.specification.version")) >= FEATURE) {
            runHere(args);
            return;
        }
        JavaHomes homes =
                new JavaHomes(
                        System.getenv(), new File("/"), new File(System.getProperty("user.home")));
        Optional<File> home = homes.find(FEATURE);
        if (!home.isPresent()) {
            System.err.println(
                    "kubejar needs Java "
                            + FEATURE
                            + " or newer: install a JDK "
                            + FEATURE
                            + " (for example Temurin, https://adoptium.net) or set JAVA_HOME to one");
            System.exit(2);
            return;
        }
        System.exit(runIn(home.get(), args));
    }

    /** By name, because this class must load where that one cannot. */
    private static void runHere(String[] args) throws ReflectiveOperationException {
        try {
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("kubejar failed", e.getCause());
        }
    }

    private static int runIn(File home, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(new File(home, "bin/java").getPath());
        command.add("-jar");
        command.add(jar());
        command.addAll(Arrays.asList(args));
        Process child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child), "end-child"));
        return child.waitFor();
    }

    /** Passes a TERM on and waits, so that the caller sees kubejar's own orderly end. */
    private static void end(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String jar() {
        try {
            return new File(
                            Launcher.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .getPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar's own place is no path", e);
        }
    }
}
