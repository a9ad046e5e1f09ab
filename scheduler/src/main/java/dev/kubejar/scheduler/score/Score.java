package dev.kubejar.scheduler.score;

import dev.kubejar.scheduler.node.Demand;
import dev.kubejar.scheduler.node.NodeState;

/// One preference among the nodes that a pod may go to. Pure.
public interface Score {
    /// The best mark.
    long BEST = 100;

    /// How much it counts beside the others.
    int weight();

    /// Whether it could mark one node otherwise than another; asked once for each pod.
    default boolean concerns(Demand pod) {
        return true;
    }

    /// 0 or more; the more the better, unless [#scale] says otherwise.
    long mark(Demand pod, NodeState node);

    default Scale scale() {
        return Scale.TO_100;
    }

    /// What a mark means beside the marks of the other nodes.
    enum Scale {
        /// Marks are 0 to 100 as they are.
        TO_100 {
            @Override
            public long of(long mark, long highest) {
                return mark;
            }
        },
        /// The highest mark becomes 100.
        BY_HIGHEST {
            @Override
            public long of(long mark, long highest) {
                return highest == 0 ? 0 : BEST * mark / highest;
            }
        },
        /// The highest mark becomes 0, none at all 100.
        BY_HIGHEST_REVERSED {
            @Override
            public long of(long mark, long highest) {
                return highest == 0 ? BEST : BEST - BEST * mark / highest;
            }
        };

        public abstract long of(long mark, long highest);
    }
}
