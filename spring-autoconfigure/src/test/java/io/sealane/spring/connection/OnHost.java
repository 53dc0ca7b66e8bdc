package io.sealane.spring.connection;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;

/**
 * What Testcontainers would say of a server, said of one that runs on this host, without Docker.
 */
final class OnHost extends GenericContainer<OnHost> {

  private final String image;
  private final int inside;
  private final URI outside;
  private boolean started;

  OnHost(String image, int inside, URI outside) {
    super(image);
    this.image = image;
    this.inside = inside;
    this.outside = outside;
  }

  /** Without asking Docker whether it has it. */
  @Override
  public String getDockerImageName() {
    return image;
  }

  @Override
  public void start() {
    started = true;
  }

  @Override
  public void stop() {
    started = false;
  }

  @Override
  public boolean isRunning() {
    return started;
  }

  @Override
  public String getHost() {
    return outside.getHost();
  }

  @Override
  public Integer getMappedPort(int port) {
    if (port != inside || !started) {
      throw new IllegalStateException("port " + port + ", started: " + started);
    }
    return outside.getPort();
  }
}
