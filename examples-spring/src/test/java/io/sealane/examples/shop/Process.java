package io.sealane.examples.shop;

import io.sealane.servers.Postgres;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A process of the shop as a context in this one, with a database of its own.
 *
 * @param http requests to it
 */
record Process(ConfigurableApplicationContext context, Http http) implements AutoCloseable {

  /** Starts the application, as it is or with beans of a test. */
  static Process start(List<Class<?>> sources, String... arguments) {
    String database = "shop_" + UUID.randomUUID().toString().replace('-', '_');
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server.port=0");
    all.add("--spring.datasource.url=" + Postgres.shared().create(database));
    all.add("--spring.datasource.username=" + Postgres.USER);
    all.add("--logging.level.root=WARN");
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    ConfigurableApplicationContext context = application.run(all.toArray(String[]::new));
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return new Process(context, new Http(URI.create("http://127.0.0.1:" + port)));
  }

  Http.Answer get(String path) {
    return http.get(path);
  }

  Http.Answer call(String method, String path, String body) {
    return http.call(method, path, body);
  }

  @Override
  public void close() {
    context.close();
  }
}
