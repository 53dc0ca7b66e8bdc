package io.sealane.benchmarks.snssqs.stub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Takes requests apart and delays their answers. */
@Sharable
final class StubHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final String JSON = "application/x-amz-json-1.0";
  private static final String XML = "text/xml";
  private static final String TEXT = "text/plain";

  private final Answers answers;

  StubHandler(Answers answers) {
    this.answers = answers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String target = request.headers().get("X-Amz-Target");
    String body = request.content().toString(StandardCharsets.UTF_8);
    if (request.uri().startsWith(Control.PATH)) {
      respond(context, TEXT, answers.control(request.uri()));
    } else if (target != null) {
      String action = target.substring(target.indexOf('.') + 1);
      answers.sqs(
          action,
          body,
          connection(context),
          answer -> later(context, () -> respond(context, JSON, answer)));
    } else {
      String answer = answers.sns(body);
      later(context, () -> respond(context, XML, answer));
    }
  }

  private static Loop connection(ChannelHandlerContext context) {
    return new Loop() {
      @Override
      public boolean isOpen() {
        return context.channel().isActive();
      }

      @Override
      public void after(long seconds, Runnable task) {
        context.executor().schedule(task, seconds, TimeUnit.SECONDS);
      }
    };
  }

  private static void later(ChannelHandlerContext context, Runnable answer) {
    context.executor().schedule(answer, Stub.ROUND_TRIP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void respond(ChannelHandlerContext context, String type, String text) {
    ByteBuf body = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    context.writeAndFlush(response);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    System.err.println("the stub: " + cause);
    context.close();
  }
}
