package io.sealane.snssqs.topology;

/**
 * Something that is not as it should be.
 *
 * @param kind how bad it is
 * @param resource what it is about, for example {@code queue 'delivery'}
 * @param what what is the matter with it, for example {@code is missing}
 * @param remedy what to do
 */
public record Difference(Kind kind, String resource, String what, String remedy) {

  private static final String APPLY = "apply the topology or deploy its export";

  /** How bad it is. */
  public enum Kind {
    /** It is not there. Refuses a start that verifies. */
    MISSING,
    /** Events would be lost, refused or given up too early. Refuses a start that verifies. */
    DIFFERS,
    /** It works, yet not as it was meant. Refuses nothing. */
    TOLERABLE,
    /** The service did not let us look, or repair. Refuses every start. */
    REFUSED
  }

  /** That a resource is not there. */
  public static Difference missing(String resource) {
    return new Difference(Kind.MISSING, resource, "is missing", APPLY);
  }

  /** That a resource is not as it should be. */
  public static Difference differs(boolean tolerable, String resource, String what) {
    return new Difference(tolerable ? Kind.TOLERABLE : Kind.DIFFERS, resource, what, APPLY);
  }

  /** All of it in one sentence. */
  @Override
  public String toString() {
    return resource + " " + what + ": " + remedy;
  }
}
