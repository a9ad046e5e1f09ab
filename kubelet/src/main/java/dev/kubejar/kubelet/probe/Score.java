package dev.kubejar.kubelet.probe;

/// The score of one probe of one container: a verdict changes only after as many equal answers in a
/// row as its threshold asks for.
///
/// @param last the latest answer; `UNKNOWN` before the first
/// @param run how many times in a row it was given
record Score(Verdict verdict, Verdict last, int run) {

    static Score initial(ProbeType type) {
        return new Score(type.initial(), Verdict.UNKNOWN, 0);
    }

    Score after(boolean success, int successThreshold, int failureThreshold) {
        Verdict answer = success ? Verdict.SUCCESS : Verdict.FAILURE;
        int inARow = answer == last ? run + 1 : 1;
        int needed = success ? successThreshold : failureThreshold;
        return new Score(inARow < needed ? verdict : answer, answer, inARow);
    }
}
