package dev.kubejar.kubelet.volume;

import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.kubelet.container.PodFields;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// Makes pods' volumes on the node: [DiskVolumes], or nothing at all on a simulated node.
///
/// Calls for one pod come one after another; those for different pods from any thread.
public interface PodVolumes {

    /// Where nothing is mounted because no process will look.
    PodVolumes NONE =
            new PodVolumes() {
                @Override
                public Map<String, Path> mount(Pod pod, PodFields fields) {
                    return Map.of();
                }

                @Override
                public void tearDown(String podUid) {}

                @Override
                public Set<String> podUids() {
                    return Set.of();
                }
            };

    /// Makes every volume of the pod, or brings it up to date; the same call again changes only
    /// what has changed. Throws [VolumeProblem].
    ///
    /// @return directories and files by the volume's name
    Map<String, Path> mount(Pod pod, PodFields fields);

    /// Unmounts and removes all that there is of a pod.
    void tearDown(String podUid);

    /// The pods of which there is something.
    Set<String> podUids();
}
