package io.sealane.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The endpoint behind Spring Security, over HTTP: what guards the Actuator guards it as well. */
class SecuredEndpointTest {

  private static final String LETTERS = "/actuator/sealane/dead-letters/delivery";

  private SecuredApplication application;

  private void start(String... arguments) {
    application = SecuredApplication.start(SecuredApplication.Shop.class, arguments);
  }

  @AfterEach
  void stop() {
    application.close();
  }

  private int status(String method, String path, String user) throws Exception {
    return application.ask(method, path, user).statusCode();
  }

  @Test
  void nobodyReadsOrWritesWithoutTheRightThatTheActuatorAsksFor() throws Exception {
    start("--sealane.jdbc.enabled=false", "--management.endpoint.sealane.access=unrestricted");

    for (String method : List.of("GET", "POST", "DELETE")) {
      assertThat(status(method, LETTERS + "?max=1", null)).as(method).isEqualTo(401);
      assertThat(status(method, LETTERS + "?max=1", "viewer")).as(method).isEqualTo(403);
      assertThat(status(method, LETTERS + "?max=1", "operator")).as(method).isEqualTo(200);
    }
  }

  @Test
  void notEvenAnOperatorWritesWhereTheApplicationDoesNotAllowIt() throws Exception {
    start("--sealane.jdbc.enabled=false");

    assertThat(status("GET", LETTERS, "operator")).isEqualTo(200);
    assertThat(status("POST", LETTERS, "operator")).isEqualTo(405);
    assertThat(status("DELETE", LETTERS + "?max=1", "operator")).isEqualTo(405);
    assertThat(status("DELETE", "/actuator/sealane/outbox/orders?ids=e", "operator"))
        .isEqualTo(405);
  }

  @Test
  void whatIsNotThereIsNotFoundByWhoeverWritesEither() throws Exception {
    start("--sealane.jdbc.enabled=false", "--management.endpoint.sealane.access=unrestricted");

    assertThat(status("GET", "/actuator/sealane/outbox", "operator")).isEqualTo(404);
    assertThat(status("DELETE", "/actuator/sealane/outbox/orders?ids=e", "operator"))
        .isEqualTo(404);
    String elsewhere = "/actuator/sealane/dead-letters/elsewhere";
    assertThat(status("POST", elsewhere, "operator")).isEqualTo(404);
    assertThat(status("DELETE", elsewhere + "?max=1", "operator")).isEqualTo(404);
  }
}
