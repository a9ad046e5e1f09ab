package dev.kubejar.apiserver;

import java.util.Random;

/// Where tests on random input begin: always at the same place, so that a build tells of a change
/// and not of luck. `-Dfuzz.seed=random` begins somewhere else, `-Dfuzz.seed=N` where another run
/// said that it began.
public final class Seed {
    private static final String FIRST = "1";

    private Seed() {}

    public static long first() {
        String given = System.getProperty("fuzz.seed", FIRST);
        return given.equals("random") ? new Random().nextLong() : Long.parseLong(given);
    }
}
