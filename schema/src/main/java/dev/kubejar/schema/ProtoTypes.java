package dev.kubejar.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.kubernetes.client.proto.Meta;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/// The protobuf descriptors of upstream's types: which types are meta's, and where fields are on
/// the wire.
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

    /// Where a field is on the wire.
    ///
    /// @param inside numbers of the messages around it, outermost first: Go embeds structs, of
    ///   which JSON shows nothing; mostly none
    record Wire(List<Long> inside, int number) {
        Wire {
            inside = List.copyOf(inside);
        }

        private Wire within(int outer) {
            var all = new ArrayList<>(List.of((long) outer));
            all.addAll(inside);
            return new Wire(all, number);
        }
    }

    /// Where a type's field is on the wire, as far as the descriptors know.
    ///
    /// @param fields all fields of the type: what none of them names is an embedded struct
    Optional<Wire> wire(String type, String field, Set<String> fields) {
        return Optional.ofNullable(messages.get(type))
                .flatMap(message -> wire(message, field, lowerCase(fields)));
    }

    private static Optional<Wire> wire(Descriptor message, String field, Set<String> fields) {
        for (FieldDescriptor known : message.getFields()) {
            if (known.getName().equalsIgnoreCase(field)) { // Go's `Webhooks` is JSON's `webhooks`
                return Optional.of(new Wire(List.of(), known.getNumber()));
            }
        }
        return message.getFields().stream()
                .filter(known -> isEmbedded(known, fields))
                .flatMap(known ->
                        wire(known.getMessageType(), field, fields).stream()
                                .map(wire -> wire.within(known.getNumber())))
                .findFirst();
    }

    private static boolean isEmbedded(FieldDescriptor field, Set<String> fields) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isRepeated()
                && !fields.contains(field.getName().toLowerCase(Locale.ROOT));
    }

    private static Set<String> lowerCase(Set<String> names) {
        var lower = new HashSet<String>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
