package io.sealane.snssqs.message;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of attributes: which the services take, and which are the adapter's own. */
public final class Names {

  /** What order is kept within. */
  static final String KEY = "sealane-key";

  /** How the body is written, if not as it is: {@code empty} or {@code base64}. */
  static final String BODY = "sealane-body";

  /** Attributes that cannot stand by themselves, as one JSON object. */
  static final String MORE = "sealane-attributes";

  /** Why a message is a dead letter, as one JSON object. */
  public static final String DEAD = "sealane-dead";

  private static final Set<String> OWN = Set.of(KEY, BODY, MORE, DEAD);

  private static final int LONGEST = 256;
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");

  private Names() {}

  /**
   * Whether an application's attribute may have that name at the services ("Amazon SQS message
   * metadata" in the SQS developer guide) without being taken for one of the adapter's.
   */
  static boolean isFree(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.length() <= LONGEST
        && LEGAL.matcher(name).matches()
        && !lower.startsWith("aws.")
        && !lower.startsWith("amazon.")
        && !OWN.contains(name);
  }
}
