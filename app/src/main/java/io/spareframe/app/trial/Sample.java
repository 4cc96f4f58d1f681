package io.spareframe.app.trial;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measured times or ratios, as figures for a table. */
record Sample(double[] sorted) {

  static Sample ofMillis(List<Duration> times) {
    return of(times.stream().mapToDouble(time -> time.toNanos() / 1e6).toArray());
  }

  static Sample of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  double min() {
    return sorted[0];
  }

  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double worst() {
    return sorted[sorted.length - 1];
  }

  /** Cells of a table row: least, median, worst. */
  String cells(int digits) {
    String format = "%." + digits + "f | %." + digits + "f | %." + digits + "f";
    return String.format(Locale.ROOT, format, min(), median(), worst());
  }
}
