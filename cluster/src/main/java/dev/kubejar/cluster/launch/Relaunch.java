package dev.kubejar.cluster.launch;

import dev.kubejar.cluster.Main;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Turns the process of a plain `java -jar kubejar.jar` into one with the JVM flags that suit.
///
/// A jar cannot carry flags, so the process is replaced (`execv`): same pid, terminal and parent,
/// nothing to forward. That costs a tenth of a second and saves more, since only so the
/// [StartCache] can be used; and the garbage collector that Java takes by itself would hold twice
/// the memory. Someone who passed flags of their own knows better, and commands that end at once
/// gain nothing: both run right here.
public final class Relaunch {
    /// Small and quick rather than scalable: one collector thread, short headers, no hurry to keep
    /// memory. The second compiler waits for three times as many calls as is usual: by itself it
    /// spends a quarter of a start's CPU time on code that is over before it pays, and what is
    /// really hot gets there within a second.
    static final List<String> JVM_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+UseStringDeduplication",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=25",
                    "-XX:Tier4InvocationThreshold=15000",
                    "-XX:Tier4MinInvocationThreshold=1800",
                    "-XX:Tier4CompileThreshold=45000",
                    "-XX:Tier4BackEdgeThreshold=120000",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow"); // CEL's protobuf; no word to the user

    private static final Set<String> BRIEF =
            Set.of("status", "stop", "delete", "kubeconfig", "version", "help");
    private static final Set<String> OF_BRIEF = Set.of("-h", "--help", "-V", "--version");

    private Relaunch() {}

    /// Never returns, whichever way it goes.
    public static void main(String[] args) {
        List<String> given =
                ProcessHandle.current().info().arguments().map(List::of).orElse(List.of());
        if (isPlain(given, System.getenv()) && isLasting(List.of(args))) {
            Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
            become(command(Path.of(System.getProperty("java.home")), jar, List.of(args)));
        }
        Main.main(args);
    }

    /// Whether nobody but us chose this JVM's flags.
    static boolean isPlain(List<String> processArguments, Map<String, String> environment) {
        return !processArguments.isEmpty()
                && processArguments.getFirst().equals("-jar")
                && !environment.containsKey("JDK_JAVA_OPTIONS")
                && !environment.containsKey("JAVA_TOOL_OPTIONS");
    }

    static boolean isLasting(List<String> args) {
        return args.isEmpty()
                || (!BRIEF.contains(args.getFirst())
                        && args.stream().noneMatch(OF_BRIEF::contains));
    }

    private static List<String> command(Path javaHome, Path jar, List<String> args) {
        var command = new ArrayList<String>();
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(JVM_FLAGS);
        cache(jar)
                .map(it -> it.exists() ? it.flags() : List.of(AotTraining.request(it)))
                .ifPresent(command::addAll);
        command.addAll(List.of("-cp", jar.toString(), Main.class.getName()));
        command.addAll(args);
        return command;
    }

    private static Optional<StartCache> cache(Path jar) {
        try {
            return StartCache.of(System.getenv(), Path.of(System.getProperty("user.home")), jar);
        } catch (IOException e) {
            return Optional.empty(); // the jar cannot be looked at: start without
        }
    }

    /// Returns only if the process could not be replaced.
    @SuppressWarnings("restricted") // the jar's manifest grants native access
    private static void become(List<String> command) {
        if (!Files.isExecutable(Path.of(command.getFirst()))) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> execv = linker.defaultLookup().find("execv");
        if (execv.isEmpty()) {
            return;
        }
        MethodHandle call =
                linker.downcallHandle(
                        execv.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            MemorySegment words = words(command, arena);
            int _ = (int) call.invokeExact(words.getAtIndex(ValueLayout.ADDRESS, 0), words);
        } catch (Throwable e) {
            throw new IllegalStateException("execv", e);
        }
    }

    /// C's `char *argv[]`.
    private static MemorySegment words(List<String> command, Arena arena) {
        MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
        for (int i = 0; i < command.size(); i++) {
            words.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(command.get(i)));
        }
        words.setAtIndex(ValueLayout.ADDRESS, command.size(), MemorySegment.NULL);
        return words;
    }
}
