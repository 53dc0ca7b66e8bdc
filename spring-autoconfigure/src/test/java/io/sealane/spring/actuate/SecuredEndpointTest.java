package io.sealane.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.Subscription;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

/** The endpoint behind Spring Security, over HTTP: what guards the Actuator guards it as well. */
class SecuredEndpointTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LETTERS = "/actuator/sealane/dead-letters/delivery";

  private ConfigurableApplicationContext application;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    Subscription delivery() {
      return Subscription.named("delivery").to("orders").on(OrderCompleted.class, completed -> {});
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

  private void start(String... arguments) {
    List<String> all =
        new java.util.ArrayList<>(
            List.of(
                "--spring.main.web-application-type=servlet",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--sealane.transport=in-memory",
                "--sealane.jdbc.enabled=false",
                "--management.endpoints.web.exposure.include=sealane"));
    all.addAll(List.of(arguments));
    application = new SpringApplication(Application.class).run(all.toArray(String[]::new));
  }

  @AfterEach
  void stop() {
    application.close();
  }

  private int status(String method, String path, String user)
      throws IOException, InterruptedException {
    int port = ((WebServerApplicationContext) application).getWebServer().getPort();
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
    return HTTP.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  @Test
  void nobodyReadsOrWritesWithoutTheRightThatTheActuatorAsksFor() throws Exception {
    start("--management.endpoint.sealane.access=unrestricted");

    for (String method : List.of("GET", "POST", "DELETE")) {
      assertThat(status(method, LETTERS + "?max=1", null)).as(method).isEqualTo(401);
      assertThat(status(method, LETTERS + "?max=1", "viewer")).as(method).isEqualTo(403);
      assertThat(status(method, LETTERS + "?max=1", "operator")).as(method).isEqualTo(200);
    }
  }

  @Test
  void notEvenAnOperatorWritesWhereTheApplicationDoesNotAllowIt() throws Exception {
    start();

    assertThat(status("GET", LETTERS, "operator")).isEqualTo(200);
    assertThat(status("POST", LETTERS, "operator")).isEqualTo(405);
    assertThat(status("DELETE", LETTERS + "?max=1", "operator")).isEqualTo(405);
  }
}
