package io.sealane.architecture;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Measures of source files; parsed by the running JDK's own compiler, nothing is compiled. */
final class Sources {
  private Sources() {}

  static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The smallest value that at least {@code percent} of the values do not exceed; 0 of nothing. */
  static int percentile(int percent, Collection<Integer> values) {
    List<Integer> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(rank, 1) - 1);
  }

  /**
   * Lines of every method, constructor and initializer, from its name (or opening brace) to its
   * closing brace, with the lambdas and classes inside it; keyed by file and line.
   */
  static Map<String, Integer> methodLengths(Collection<Path> files) {
    if (files.isEmpty()) {
      return Map.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      Map<String, Integer> lengths = new TreeMap<>();
      for (CompilationUnitTree unit : task.parse()) {
        new Ruler(unit, Trees.instance(task).getSourcePositions(), lengths).scan(unit, null);
      }
      return lengths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Ruler extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, Integer> lengths;

    Ruler(CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> lengths) {
      this.unit = unit;
      this.positions = positions;
      this.lengths = lengths;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      // Annotations stand before the return type and are not the method's length.
      Tree first = method.getReturnType() == null ? method : method.getReturnType();
      measure(positions.getStartPosition(unit, first), method);
      return super.visitMethod(method, nothing);
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      for (Tree member : type.getMembers()) {
        if (member instanceof BlockTree) {
          measure(positions.getStartPosition(unit, member), member);
        }
      }
      return super.visitClass(type, nothing);
    }

    private void measure(long start, Tree tree) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(start);
      long last = map.getLineNumber(positions.getEndPosition(unit, tree));
      Path file = Path.of(unit.getSourceFile().toUri()).getFileName();
      lengths.put(file + ":" + first, (int) (last - first + 1));
    }
  }
}
