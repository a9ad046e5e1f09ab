package dev.kubejar.apiserver.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/// A client that asks for SPDY, opens streams and keeps what they say. One thread's.
public final class SpdyPeer implements AutoCloseable {
    private final SSLSocket socket;
    private final EmbeddedChannel codec =
            new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
    private final Map<Integer, ByteArrayOutputStream> received = new HashMap<>();
    private final Map<Integer, Boolean> ended = new HashMap<>();
    private int nextStream = 1;

    public SpdyPeer(TestServer server) throws IOException {
        this.socket = server.connect();
    }

    /// Asks for the upgrade; the head of the answer, and of one that refuses the body too.
    public String upgrade(String target, List<String> protocols) throws IOException {
        var request =
                new StringBuilder("POST ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
        request.append("Connection: Upgrade\r\nUpgrade: SPDY/3.1\r\n");
        protocols.forEach(
                one -> request.append("X-Stream-Protocol-Version: ").append(one).append("\r\n"));
        write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        String head = head();
        if (head.contains(" 101 ")) {
            return head;
        }
        int length = Integer.parseInt(head.split("Content-Length: ", 2)[1].split("\r\n", 2)[0]);
        return head
                + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    /// Opens a stream of a type; its number.
    public int open(String type) throws IOException {
        int id = nextStream;
        nextStream += 2;
        var frame = new DefaultSpdySynStreamFrame(id, 0, (byte) 0);
        frame.headers().set("streamtype", type);
        send(frame);
        return id;
    }

    public void send(int stream, String text) throws IOException {
        send(new DefaultSpdyDataFrame(stream, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8)));
    }

    /// Says that nothing more comes on a stream.
    public void finish(int stream) throws IOException {
        var last = new DefaultSpdyDataFrame(stream);
        last.setLast(true);
        send(last);
    }

    private void send(Object frame) throws IOException {
        codec.writeOutbound(frame);
        for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
            write(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /// All that a stream says until its end.
    public String read(int stream) throws IOException {
        var buffer = new byte[4096];
        while (!ended.containsKey(stream)) {
            int length = socket.getInputStream().read(buffer);
            if (length < 0) {
                throw new IOException("the server has closed");
            }
            codec.writeInbound(Unpooled.copiedBuffer(buffer, 0, length));
            for (Object frame = codec.readInbound(); frame != null; frame = codec.readInbound()) {
                keep(frame);
                ReferenceCountUtil.release(frame);
            }
        }
        return received.getOrDefault(stream, new ByteArrayOutputStream())
                .toString(StandardCharsets.UTF_8);
    }

    private void keep(Object frame) {
        if (frame instanceof SpdyDataFrame part) {
            received.computeIfAbsent(part.streamId(), _ -> new ByteArrayOutputStream())
                    .writeBytes(ByteBufUtil.getBytes(part.content()));
            if (part.isLast()) {
                ended.put(part.streamId(), true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        codec.finishAndReleaseAll();
        socket.close();
    }
}
