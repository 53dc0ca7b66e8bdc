package io.sealane.spring.actuate;

import io.sealane.consume.Subscription;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** An application with a web server and Spring Security, and whoever asks it over HTTP. */
record SecuredApplication(ConfigurableApplicationContext context) implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    Arrivals arrivals() {
      return new Arrivals();
    }

    @Bean
    Subscription delivery(Arrivals arrivals) {
      return Subscription.named("delivery").to("orders").on(OrderCompleted.class, arrivals::add);
    }

    @Bean
    InMemoryUserDetailsManager users() {
      return new InMemoryUserDetailsManager(user("viewer"), user("operator"));
    }

    private static UserDetails user(String name) {
      return User.withUsername(name).password("{noop}secret").roles(name).build();
    }

    /** As an application guards all of its Actuator. */
    @Bean
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
      return http.securityMatcher("/actuator/**")
          .authorizeHttpRequests(requests -> requests.anyRequest().hasRole("operator"))
          .httpBasic(Customizer.withDefaults())
          .csrf(csrf -> csrf.disable())
          .build();
    }
  }

  static SecuredApplication start(Class<?> more, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--spring.main.web-application-type=servlet",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--sealane.transport=in-memory",
                "--management.endpoints.web.exposure.include=sealane"));
    all.addAll(List.of(arguments));
    return new SecuredApplication(
        new SpringApplication(Shop.class, more).run(all.toArray(String[]::new)));
  }

  /**
   * Asks it.
   *
   * @param user viewer or operator, or null for nobody
   */
  HttpResponse<String> ask(String method, String path, String user)
      throws IOException, InterruptedException {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    if (user != null) {
      byte[] login = (user + ":secret").getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    context.close();
  }
}
