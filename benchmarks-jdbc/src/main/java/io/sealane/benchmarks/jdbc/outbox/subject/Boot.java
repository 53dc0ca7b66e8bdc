package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.benchmarks.jdbc.database.Database;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** An application of Spring Boot on a database. */
final class Boot {

  private Boot() {}

  static ConfigurableApplicationContext start(
      Class<?> configuration, Database database, Map<String, Object> properties) {
    return new SpringApplicationBuilder(configuration)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF)
        .logStartupInfo(false)
        .registerShutdownHook(false)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean("dataSource", DataSource.class, database::dataSource))
        .properties(properties)
        .run();
  }
}
