package dev.kubejar.proxy.dns;

import dev.kubejar.api.net.Cidr;
import dev.kubejar.client.informer.Informers;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for queries over UDP and TCP.
///
/// Names of the cluster are answered on Netty's one thread, since that is a look-up in memory; each
/// query for another name waits for its answer on a virtual thread. At most 1,000 wait; a further
/// one is refused with SERVFAIL.
public final class DnsServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DnsServer.class);
    private static final int MOST_WAITING = 1_000;
    private static final int LARGEST = 65_535;
    private static final int TCP_IDLE_SECONDS = 30;

    private final Zone zone;
    private final Upstream upstream;
    private final Semaphore slots = new Semaphore(MOST_WAITING);
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(
                    1,
                    Thread.ofPlatform().name("dns").daemon().factory(),
                    NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();

    /// Registers with `informers`, which must be started after this.
    ///
    /// @param domain such as `cluster.local`
    /// @param ours the ranges of services and pods
    public DnsServer(String domain, List<Cidr> ours, Informers informers, Upstream upstream) {
        this.zone = new Zone(domain, ours, Directory.of(informers));
        this.upstream = upstream;
    }

    /// Begins to listen; throws the system's own exception when the address cannot be had.
    public void listen(InetSocketAddress address) throws InterruptedException {
        channels.add(
                new Bootstrap()
                        .group(loop)
                        .channel(NioDatagramChannel.class)
                        .handler(new OverUdp())
                        .bind(address)
                        .sync()
                        .channel());
        channels.add(
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new TcpConnection())
                        .bind(address)
                        .sync()
                        .channel());
    }

    @Override
    public void close() {
        channels.forEach(channel -> channel.close().syncUninterruptibly());
        loop.shutdownGracefully().syncUninterruptibly();
    }

    /// Hands the reply to `reply`, now or later, on any thread.
    private void answer(Message query, Consumer<byte[]> reply) {
        Answer answer = zone.answer(query.question());
        if (!(answer instanceof Answer.NotOurs)) {
            reply.accept(query.reply(answer));
        } else if (slots.tryAcquire()) {
            Thread.ofVirtual()
                    .name("dns-" + query.question().name())
                    .start(() -> passOn(query, reply));
        } else {
            reply.accept(query.failure());
        }
    }

    private void passOn(Message query, Consumer<byte[]> reply) {
        try {
            reply.accept(upstream.ask(query.bytes()).orElseGet(query::failure));
        } finally {
            slots.release();
        }
    }

    /// A reply that cannot be sent is lost, as any datagram may be: the client asks again.
    @SuppressWarnings("FutureReturnValueIgnored") // as said
    private static void send(ChannelHandlerContext context, Object reply) {
        context.writeAndFlush(reply);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end
    private static void end(ChannelHandlerContext context) {
        context.close();
    }

    /// A datagram is a query.
    private final class OverUdp extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            InetSocketAddress client = packet.sender();
            Message.parse(ByteBufUtil.getBytes(packet.content()))
                    .ifPresent(query ->
                            answer(
                                    query,
                                    reply ->
                                            send(
                                                    context,
                                                    new DatagramPacket(
                                                            Unpooled.wrappedBuffer(
                                                                    query.fitted(reply)),
                                                            client))));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            log.warn("msg=\"query failed\" error=\"{}\"", cause.toString());
        }
    }

    /// A connection carries queries behind their lengths.
    private final class TcpConnection extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast(new ReadTimeoutHandler(TCP_IDLE_SECONDS))
                    .addLast(new LengthFieldBasedFrameDecoder(LARGEST, 0, 2, 0, 2))
                    .addLast(new LengthFieldPrepender(2))
                    .addLast(new OverTcp());
        }
    }

    private final class OverTcp extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
            Message.parse(ByteBufUtil.getBytes(frame))
                    .ifPresentOrElse(
                            query ->
                                    answer(
                                            query,
                                            reply -> send(context, Unpooled.wrappedBuffer(reply))),
                            () -> end(context));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            end(context); // timed out or gone
        }
    }
}
