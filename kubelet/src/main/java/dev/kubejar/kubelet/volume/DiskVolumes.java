package dev.kubejar.kubelet.volume;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.core.volume.Volume;
import dev.kubejar.api.core.volume.Volume.EmptyDir;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.time.Time;
import dev.kubejar.kubelet.container.ConfigProblem;
import dev.kubejar.kubelet.container.Configs;
import dev.kubejar.kubelet.container.PodFields;
import dev.kubejar.kubelet.container.ResourceFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Volumes as directories below `pods/UID/volumes/PLUGIN/NAME`, as upstream lays them out.
///
/// A link that replaces another moves at once, so a container never sees half of a change. Whatever
/// is left of a pod can be removed by its uid alone, also by a later process.
public final class DiskVolumes implements PodVolumes {
    private static final Logger log = LoggerFactory.getLogger(DiskVolumes.class);
    private static final DateTimeFormatter VERSION =
            DateTimeFormatter.ofPattern("'..'yyyy_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);

    private final Path pods;
    private final Configs configs;
    private final TokenSource tokens;
    private final Map<String, Quantity> allocatable;
    private final Time time;

    /// Keeps what is on disk; makes nothing yet.
    ///
    /// @param pods `DATA/pods`
    /// @param allocatable of the node, for the downward API
    public DiskVolumes(
            Path pods,
            Configs configs,
            TokenSource tokens,
            Map<String, Quantity> allocatable,
            Time time) {
        this.pods = pods;
        this.configs = configs;
        this.tokens = tokens;
        this.allocatable = Map.copyOf(allocatable);
        this.time = time;
    }

    @Override
    public Map<String, Path> mount(Pod pod, PodFields fields) {
        var paths = new LinkedHashMap<String, Path>();
        var resources = new ResourceFields(pod.spec(), allocatable);
        var sources = new VolumeSources(pod, fields, resources, configs, tokens);
        for (Volume volume : pod.spec().volumes()) {
            try {
                paths.put(volume.name(), mount(pod, volume, sources));
            } catch (IOException | UncheckedIOException e) {
                throw new VolumeProblem(volume.name(), e.toString());
            } catch (ConfigProblem e) {
                throw new VolumeProblem(volume.name(), e.text());
            }
        }
        return paths;
    }

    private Path mount(Pod pod, Volume volume, VolumeSources sources) throws IOException {
        if (volume.hostPath().isPresent()) {
            return HostPaths.checked(volume.name(), volume.hostPath().get());
        }
        OptionalLong group = pod.spec().securityContext().fsGroup();
        if (volume.emptyDir().isPresent()) {
            return emptyDir(pod, volume, volume.emptyDir().get(), group);
        }
        Optional<Map<String, VolumeFile>> files = sources.files(volume);
        if (files.isEmpty()) {
            throw new VolumeProblem(volume.name(), "no volume plugin matched");
        }
        Path path = directory(pod, plugin(volume), volume);
        new AtomicDirectory(path).write(files.get(), VERSION.format(time.now()));
        AtomicDirectory.setMode(path, 0777);
        if (group.isPresent()) {
            Trees.giveToGroup(path, group.getAsLong());
        }
        return path;
    }

    private Path directory(Pod pod, String plugin, Volume volume) {
        return pods.resolve(pod.uid())
                .resolve("volumes")
                .resolve("kubernetes.io~" + plugin)
                .resolve(volume.name());
    }

    private static String plugin(Volume volume) {
        if (volume.configMap().isPresent()) {
            return "configmap";
        }
        if (volume.secret().isPresent()) {
            return "secret";
        }
        return volume.downwardApi().isPresent() ? "downward-api" : "projected";
    }

    private Path emptyDir(Pod pod, Volume volume, EmptyDir source, OptionalLong group)
            throws IOException {
        Path path = directory(pod, "empty-dir", volume);
        boolean isNew = Files.notExists(path);
        Files.createDirectories(path);
        if (source.medium().equals("Memory")) {
            Tmpfs.mount(path, source.sizeLimit().map(Quantity::value));
        }
        if (isNew) {
            AtomicDirectory.setMode(path, 0777);
            if (group.isPresent()) {
                Trees.giveToGroup(path, group.getAsLong());
            }
        }
        return path;
    }

    @Override
    public void tearDown(String podUid) {
        Path directory = pods.resolve(podUid);
        try {
            Tmpfs.unmountBelow(directory);
            Trees.delete(directory);
        } catch (IOException e) {
            log.warn(
                    "msg=\"cannot remove a pod's volumes\" uid={} error=\"{}\"",
                    podUid,
                    e.toString());
        }
    }

    @Override
    public Set<String> podUids() {
        if (!Files.isDirectory(pods)) {
            return Set.of();
        }
        try (Stream<Path> directories = Files.list(pods)) {
            var uids = new HashSet<String>();
            directories.forEach(path -> uids.add(path.getFileName().toString()));
            return uids;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
