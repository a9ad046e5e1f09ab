package dev.kubejar.kubelet.runtime.docker;

import java.io.FilterInputStream;

/// An answer's body that lets go of its answer when closed.
final class AnswerStream extends FilterInputStream {
    private final EngineHttp.Answer answer;

    AnswerStream(EngineHttp.Answer answer) {
        super(answer.body());
        this.answer = answer;
    }

    @Override
    public void close() {
        answer.close();
    }
}
