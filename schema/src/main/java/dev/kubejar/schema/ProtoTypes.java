package dev.kubejar.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.Meta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/// The protobuf descriptors of upstream's types: which types are meta's, and the numbers of fields.
final class ProtoTypes {
    private final Set<String> homes = new HashSet<>();
    private final Map<String, Descriptor> messages = new HashMap<>();

    static ProtoTypes find() {
        var types = new ProtoTypes();
        try (JarFile jar = new JarFile(jar().toFile())) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.contains("$"))
                    .forEach(name -> types.add(descriptorOf(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static Path jar() {
        try {
            return Path.of(Meta.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileDescriptor descriptorOf(String entry) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        try {
            return (FileDescriptor) Class.forName(name).getMethod("getDescriptor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(FileDescriptor file) {
        String home = file.getPackage().replace("k8s.io.", "io.k8s.").replace('_', '-');
        homes.add(home);
        file.getMessageTypes().forEach(type -> messages.put(home + "." + type.getName(), type));
    }

    /// Names of the types in `meta/v1`, such as `ObjectMeta`.
    Set<String> metaTypes() {
        var names = new TreeSet<String>();
        Meta.getDescriptor().getMessageTypes().forEach(type -> names.add(type.getName()));
        return names;
    }

    /// The full name of a type that the group `home` uses: its own, unless its descriptors lack the
    /// type and those of exactly one other group have it.
    String owner(String home, String version, String type) {
        String own = home + "." + version + "." + type;
        String tail = "." + version + "." + type;
        boolean groupIsKnown = homes.contains(home + "." + version);
        if (!groupIsKnown || messages.containsKey(own)) {
            return own;
        }
        List<String> others =
                messages.keySet().stream().filter(name -> name.endsWith(tail)).toList();
        return others.size() == 1 ? others.getFirst() : own;
    }

    /// The number of a type's field on the wire, where the descriptors know the type.
    OptionalInt number(String type, String field) {
        return Optional.ofNullable(messages.get(type))
                .map(message -> message.findFieldByName(field))
                .map(FieldDescriptor::getNumber)
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
