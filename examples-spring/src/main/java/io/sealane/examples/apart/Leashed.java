package io.sealane.examples.apart;

import io.sealane.examples.shop.ShopApplication;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application as somebody's child: it says when it is ready and where, and ends with its
 * standard input, so that it never outlives whoever started it.
 */
public final class Leashed {

  /** What comes before the port. */
  static final String READY = "ready on port ";

  private Leashed() {}

  /** Starts the application with these arguments. */
  public static void main(String[] args) {
    Thread leash = new Thread(Leashed::endWithInput, "leash");
    leash.setDaemon(true);
    leash.start();
    ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class, args);
    if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      System.out.println(READY + web.getWebServer().getPort());
    }
  }

  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nobody has anything to say to us.
      }
    } catch (IOException e) {
      // It has ended all the same.
    }
    System.exit(0);
  }
}
