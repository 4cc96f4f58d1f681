package io.spareframe.ui.dashboard;

import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import java.util.List;

/**
 * All that the dashboard shows, in words.
 *
 * @param recentJobs the newest jobs, newest first
 * @param walletMissing true if earnings have no wallet to go to
 * @param notice what the agent wants the user to know; may be empty
 * @param trayAbsence why there is no tray icon; empty if there is one
 */
public record DashboardState(
    Lending lending,
    Figures figures,
    Chart chart,
    List<JobView> recentJobs,
    boolean walletMissing,
    String notice,
    String trayAbsence) {

  /**
   * What the machine does.
   *
   * @param headline one line
   * @param detail what would change it; may be empty
   * @param pausable whether the button pauses; it resumes otherwise
   * @param atWork whether there is a job whose progress can be shown
   * @param progressPermille how much of it is done, 0 to 1000
   * @param progress the same in per cent
   * @param lastYield what was measured when lending last gave way; empty if it never did
   */
  public record Lending(
      LendingView.Phase phase,
      String headline,
      String detail,
      boolean pausable,
      boolean atWork,
      int progressPermille,
      String progress,
      String lastYield) {}

  /**
   * Today's numbers.
   *
   * @param earned today, the digits
   * @param earnedIn what they are counted in
   * @param test true if that has no money value
   * @param power what today's power cost, the digits; a dash while no price is set
   * @param powerNote its currency and the energy, and whether that was measured
   * @param net what is left, the digits; a dash where that cannot be said
   * @param netNote its currency, or why it cannot be said
   * @param loss true if less than nothing is left
   * @param total earned ever, the digits
   * @param totalIn what they are counted in
   */
  public record Figures(
      String earned,
      String earnedIn,
      boolean test,
      String power,
      String powerNote,
      String net,
      String netNote,
      boolean loss,
      String total,
      String totalIn) {}

  /**
   * Earnings over time.
   *
   * @param bars oldest first
   * @param summary the chart in a sentence
   * @param earned whether there is anything to see
   */
  public record Chart(List<Bar> bars, String summary, boolean earned) {}

  /**
   * One bar of the chart.
   *
   * @param axisLabel the moment it begins at
   * @param words what it says when asked: moment and amount
   * @param share of the highest bar, 0 to 1; for drawing only
   */
  public record Bar(String axisLabel, String words, double share) {}
}
