package dev.kubejar.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Streams over one connection that lives for long, as that of a port-forward does.
final class SpdyConnectionTest {
    private static final String PROTOCOL = "test";

    @Test
    void streamsThatAreOverMakeRoomForOthers() throws Exception {
        try (var server =
                        TestServer.start(_ ->
                                new Response.SpdyUpgrade(
                                        List.of(PROTOCOL), SpdyConnectionTest::answerAll));
                var peer = new SpdyPeer(server)) {
            peer.upgrade("/", List.of(PROTOCOL));
            for (int i = 0; i < 1100; i++) {
                int stream = peer.open("data");
                peer.finish(stream);
                assertThat(peer.read(stream)).isEqualTo("done");
            }
        }
    }

    private static void answerAll(SpdyConnection client) throws InterruptedException {
        for (Optional<SpdyStream> next = client.accept();
                next.isPresent();
                next = client.accept()) {
            while (next.get().receive().isPresent()) {
                // until the client has said all
            }
            next.get().send("done".getBytes(StandardCharsets.US_ASCII));
            next.get().finish();
        }
    }
}
