package io.sealane.benchmarks.snssqs.stub;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A process that speaks what clients of SQS (JSON) and SNS (query) speak, and answers every call
 * after one round trip of {@value #ROUND_TRIP_MILLIS} ms. Its queues have as many messages as one
 * asks for. It is there because an emulator would be the ceiling: it would be measured, not its
 * clients. What it does not do: order, deduplication, policies, visibility timeouts that end; no
 * run lasts long enough for the last.
 *
 * <p>Prints its port and ends with its standard input.
 */
public final class Stub {

  /** How long every answer takes. */
  public static final long ROUND_TRIP_MILLIS = 2;

  /** A batch of the largest size, with what the protocol adds. */
  private static final int LARGEST = 8 << 20;

  private Stub() {}

  /** Serves until nobody is interested any more. */
  public static void main(String[] args) throws IOException, InterruptedException {
    // One thread has all the state, so nothing needs a lock.
    EventLoopGroup one = new NioEventLoopGroup(1);
    StubHandler handler = new StubHandler(new Answers(new Queues()));
    Channel channel =
        new ServerBootstrap()
            .group(one)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connection) {
                    connection
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(LARGEST))
                        .addLast(handler);
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
    while (System.in.read() >= 0) {
      continue;
    }
    one.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
