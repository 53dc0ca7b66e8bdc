package io.sealane.conformance.mutant;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** All classes of Sealane once more, one source file of core edited and compiled. */
final class EditedClasses extends URLClassLoader {

  private static final Path SOURCES = Path.of("../core/src/main/java/io/sealane");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private EditedClasses(URL[] urls) {
    super(urls, EditedClasses.class.getClassLoader());
  }

  static EditedClasses of(Mutant.Edit edit, Path folder) throws IOException {
    Path work = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
    Path file = SOURCES.resolve(edit.file());
    String source = Files.readString(file);
    for (Map.Entry<String, String> line : edit.lines().entrySet()) {
      if (source.split(Pattern.quote(line.getKey()), -1).length != 2) {
        throw new AssertionError(file + " does not say once: " + line.getKey());
      }
      source = source.replace(line.getKey(), line.getValue());
    }
    Path edited = work.resolve(file.getFileName());
    Files.writeString(edited, source);
    compile(edited, work);
    return new EditedClasses(urls(work));
  }

  private static void compile(Path source, Path into) {
    int result =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-proc:none",
                "-nowarn",
                "-d",
                into.toString(),
                "-cp",
                CLASS_PATH,
                source.toString());
    if (result != 0) {
      throw new AssertionError("the edited " + source.getFileName() + " does not compile");
    }
  }

  private static URL[] urls(Path first) {
    return Stream.concat(
            Stream.of(first), Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of))
        .map(EditedClasses::url)
        .toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("io.sealane.")) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : findClass(name);
    }
  }

  @Override
  public URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : super.getResource(name);
  }
}
