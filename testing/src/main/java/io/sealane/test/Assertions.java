package io.sealane.test;

import io.sealane.test.assertion.RecordingAssert;
import io.sealane.test.record.Recording;

/**
 * The way into the assertions. {@code assertThat} of here and {@code assertThat} of AssertJ may be
 * imported side by side.
 */
public final class Assertions {

  private Assertions() {}

  /** Assertions about what happened to an application's events. */
  public static RecordingAssert assertThat(SealaneTest sealane) {
    return sealane.assertThat();
  }

  /** Assertions about what happened to events. */
  public static RecordingAssert assertThat(Recording recording) {
    return new RecordingAssert(recording);
  }
}
