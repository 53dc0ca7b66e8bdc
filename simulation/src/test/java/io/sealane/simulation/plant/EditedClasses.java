package io.sealane.simulation.plant;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** All classes of Sealane once more, one source file edited and compiled. */
final class EditedClasses extends URLClassLoader {

  /** Where the files are that bugs are planted into. */
  enum Module {
    CORE("../core/src/main/java/io/sealane"),
    SNS_SQS("../adapter-sns-sqs/src/main/java/io/sealane/snssqs");

    private final String folder;

    Module(String folder) {
      this.folder = folder;
    }

    Path sources() {
      return Path.of(folder);
    }
  }

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private EditedClasses(URL[] urls) {
    super(urls, EditedClasses.class.getClassLoader());
  }

  /** The classes with a bug; the work is done in an empty folder. */
  static EditedClasses of(Bug bug, Module module, Path folder) throws IOException {
    Path file = module.sources().resolve(bug.file());
    String source = Files.readString(file);
    for (Map.Entry<String, String> line : bug.lines().entrySet()) {
      if (source.split(Pattern.quote(line.getKey()), -1).length != 2) {
        throw new AssertionError(file + " does not say once: " + line.getKey());
      }
      source = source.replace(line.getKey(), line.getValue());
    }
    Path edited = folder.resolve(file.getFileName());
    Files.writeString(edited, source);
    compile(edited, folder);
    return new EditedClasses(urls(folder));
  }

  private static void compile(Path source, Path into) {
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    String[] options = {"-proc:none", "-nowarn", "-d", into.toString(), "-cp", CLASS_PATH};
    String[] all =
        Stream.concat(Stream.of(options), Stream.of(source.toString())).toArray(String[]::new);
    if (javac.run(System.out, System.err, all) != 0) {
      throw new AssertionError("the edited " + source.getFileName() + " does not compile");
    }
  }

  private static URL[] urls(Path first) {
    Stream<Path> known = Stream.of(CLASS_PATH.split(File.pathSeparator)).map(Path::of);
    return Stream.concat(Stream.of(first), known).map(EditedClasses::url).toArray(URL[]::new);
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
}
