package dev.kubejar.kubelet.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicDirectoryTest {
    @TempDir Path root;

    private static VolumeFile file(String text) {
        return new VolumeFile(text.getBytes(UTF_8), 0640);
    }

    @Test
    void showsExactlyWhatWasWrittenLast() throws IOException {
        long seed = 1;
        var random = new Random(seed);
        var directory = new AtomicDirectory(root);
        for (int round = 0; round < 50; round++) {
            var files = new LinkedHashMap<String, VolumeFile>();
            for (int i = random.nextInt(5); i > 0; i--) {
                String name = (random.nextBoolean() ? "d/" : "") + "f" + random.nextInt(4);
                files.put(name, file("text " + random.nextInt(3)));
            }
            directory.write(files, "..v.");
            assertThat(shown()).as("seed %d, round %d", seed, round).isEqualTo(texts(files));
        }
        assertThat(entries()).filteredOn(name -> name.startsWith("..v.")).hasSize(1);
    }

    private Map<String, String> shown() throws IOException {
        var shown = new LinkedHashMap<String, String>();
        for (String name : entries()) {
            if (!name.startsWith("..")) {
                try (Stream<Path> all = Files.walk(root.resolve(name).toRealPath())) {
                    Path data = root.resolve("..data").toRealPath();
                    for (Path path : all.filter(Files::isRegularFile).toList()) {
                        shown.put(data.relativize(path).toString(), Files.readString(path));
                    }
                }
            }
        }
        return shown;
    }

    private static Map<String, String> texts(Map<String, VolumeFile> files) {
        var texts = new LinkedHashMap<String, String>();
        files.forEach((name, file) -> texts.put(name, new String(file.bytes(), UTF_8)));
        return texts;
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void writesNothingWhenNothingHasChanged() throws IOException {
        var directory = new AtomicDirectory(root);
        directory.write(Map.of("a", file("1")), "..v.");
        List<String> before = entries();
        directory.write(Map.of("a", file("1")), "..v.");
        assertThat(entries()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void staysInsideItself() {
        var directory = new AtomicDirectory(root);
        assertThatThrownBy(() -> directory.write(Map.of("../../x", file("1")), "..v."))
                .isInstanceOf(IOException.class);
    }
}
