package dev.kubejar.apiserver.http;

import dev.kubejar.api.time.Time;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// HTTPS on one or more addresses, all answered by one [Handler].
///
/// Start it with a handler, let it [#listen], and close it: closing takes no more connections, ends
/// streams, lets requests finish within [Limits#closeTime] and then cuts off what is left.
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, which is watched
public final class HttpServer implements AutoCloseable {
    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final ServerState server;
    private final Time time;
    private final ServerBootstrap bootstrap;

    public HttpServer(Handler handler, TlsMaterial tls, Limits limits, Time time) {
        this.time = time;
        this.server =
                new ServerState(
                        handler,
                        limits,
                        new ResponseHead(time),
                        new Deadlines(time),
                        new Exchanges());
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        Runtime.getRuntime().availableProcessors(),
                        new DefaultThreadFactory("http", true),
                        NioIoHandler.newFactory());
        this.bootstrap =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(new ConnectionSetup(new Tls(tls), server, connections));
    }

    /// Takes connections at `address`, also at several one after the other; port 0 takes a free
    /// port. The address it is. Throws [PortTakenException] when somebody else has it, and
    /// `UncheckedIOException` when it cannot be had at all.
    public InetSocketAddress listen(InetSocketAddress address) throws InterruptedException {
        ChannelFuture bound = bootstrap.bind(address).await();
        if (bound.isSuccess()) {
            listeners.add(bound.channel());
            return (InetSocketAddress) bound.channel().localAddress();
        }
        throw switch (bound.cause()) {
            case BindException e -> new PortTakenException(address, e);
            case IOException e -> new UncheckedIOException(e);
            case Throwable e -> new IllegalStateException(e);
        };
    }

    @Override
    public void close() {
        listeners.forEach(listener -> listener.close().awaitUninterruptibly());
        connections.forEach(one -> one.pipeline().fireUserEventTriggered(ServerCloses.NOW));
        try {
            server.exchanges().close(time, server.limits().closeTime());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        server.deadlines().close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
