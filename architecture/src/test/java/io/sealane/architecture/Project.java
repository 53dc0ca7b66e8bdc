package io.sealane.architecture;

import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The modules of this build, found on disk, so that a new one is under the rules at once. */
final class Project {
  private static final Path ROOT = Path.of(System.getProperty("sealane.root"));
  private static final String BUILD = System.getProperty("sealane.buildDir");

  /** What annotation processors write into packages of their own. */
  private static final List<String> GENERATED =
      List.of("/jmh_generated/", "/codec/jsonb/", "/dsl_json/", "_DslJsonConverter");

  private Project() {}

  static Path root() {
    return ROOT;
  }

  /** The folders that have main sources. */
  static List<String> modules() {
    return list(ROOT, path -> Files.isDirectory(sources(path.getFileName().toString()))).stream()
        .map(path -> path.getFileName().toString())
        .sorted()
        .collect(toList());
  }

  /** The modules that carry messages to a broker or keep them. */
  static List<String> adapters() {
    return modules().stream()
        .filter(module -> module.matches("(adapter|store|claim-check)-.*"))
        .collect(toList());
  }

  static JavaClasses classes(Collection<String> modules) {
    return new ClassFileImporter()
        .withImportOption(location -> GENERATED.stream().noneMatch(location::contains))
        .importPaths(modules.stream().map(Project::output).collect(toList()));
  }

  static JavaClasses allClasses() {
    return classes(modules());
  }

  /** Main source files, without the descriptors of packages and modules. */
  static List<Path> sourceFiles(Collection<String> modules) {
    return modules.stream()
        .flatMap(module -> walk(sources(module)).stream())
        .filter(path -> path.toString().endsWith(".java"))
        .filter(path -> !path.endsWith("package-info.java") && !path.endsWith("module-info.java"))
        .collect(toList());
  }

  static Path output(String module) {
    return ROOT.resolve(module).resolve(BUILD).resolve("classes");
  }

  private static Path sources(String module) {
    return ROOT.resolve(module).resolve("src/main/java");
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(wanted).collect(toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walk(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted().collect(toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
