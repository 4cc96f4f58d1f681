package io.spareframe.ui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.support.NotedAgent;
import io.spareframe.ui.support.Samples;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DashboardModelTest {

  private final NotedAgent agent = new NotedAgent();
  private final DashboardModel model =
      new DashboardModel(
          agent, new Formats(Locale.UK, ZoneOffset.UTC, InstantSource.fixed(Samples.NOW)));

  @Test
  void theAgentsWordsAreShownAsTheyAre() {
    DashboardState.Lending lending = shown(Samples.busy()).lending();
    assertThat(lending.headline()).isEqualTo("Lending: Stanford bunny, 43 %, 12 s left");
    assertThat(lending.progress()).isEqualTo("43%");
    assertThat(lending.pausable()).isTrue();
    assertThat(shown(Samples.with(Samples.busy(), Samples.paused())).lending().pausable())
        .isFalse();
  }

  @Test
  void theLastYieldIsToldWithItsMeasuredTimes() {
    assertThat(shown(Samples.busy()).lending().lastYield())
        .isEqualTo(
            "Last gave way at 19:27: Hades II is running. GPU idle after 41\u00a0ms, its memory"
                + " free after 386\u00a0ms.");
    assertThat(shown(Samples.fresh()).lending().lastYield()).isEmpty();
  }

  @Test
  void testCreditIsNeverSetOffAgainstTheBill() {
    DashboardState.Figures figures = shown(Samples.busy()).figures();
    assertThat(figures.earned()).isEqualTo("0.4126");
    assertThat(figures.test()).isTrue();
    assertThat(figures.net()).isEqualTo("-0.1898");
    assertThat(figures.netNote()).isEqualTo("EUR · test credit pays no bills");
    assertThat(figures.loss()).isTrue();
  }

  @Test
  void powerIsTakenOffEarningsInTheSameMoney() {
    assertThat(NetToday.of(earnings(Samples.euro(500_000), Samples.euro(189_844))))
        .isEqualTo(new NetToday.Left(Samples.euro(310_156)));
  }

  @Test
  void amountsInDifferentMoneyAreNotSubtracted() {
    Snapshot snapshot =
        Samples.with(
            Samples.busy(),
            earnings(new AmountView(BigInteger.TEN, 6, "USDC", false), Samples.euro(1)));
    assertThat(shown(snapshot).figures().net()).isEqualTo("–");
    assertThat(shown(snapshot).figures().netNote()).contains("USDC");
  }

  @Test
  void withoutAPowerPriceThereIsNoNet() {
    DashboardState.Figures figures = shown(Samples.fresh()).figures();
    assertThat(figures.power()).isEqualTo("–");
    assertThat(figures.net()).isEqualTo("–");
    assertThat(figures.netNote()).isEqualTo("Set a power price in Settings");
  }

  @Test
  void theHighestBarIsFullAndTheOthersAreInProportion() {
    DashboardState.Chart chart = shown(Samples.busy()).chart();
    assertThat(chart.bars()).hasSize(24);
    assertThat(chart.bars().stream().mapToDouble(DashboardState.Bar::share).max()).hasValue(1);
    assertThat(chart.bars().getFirst().share()).isZero();
    assertThat(chart.bars().get(2).words()).isEqualTo("23:00: 0.012\u00a0test credit");
    assertThat(chart.summary()).isEqualTo("0.504\u00a0test credit since yesterday, 21:00");
    assertThat(chart.earned()).isTrue();
    assertThat(shown(Samples.fresh()).chart().earned()).isFalse();
  }

  @Test
  void theFourNewestJobsAreShownNewestFirst() {
    List<JobView> jobs =
        List.of(
            Samples.job("j0", "oldest", JobView.State.DONE, 1000, 1, 1),
            Samples.job("j4", "newest", JobView.State.QUEUED, 0, 0, 0),
            Samples.job("j2", "b", JobView.State.DONE, 1000, 1, 1),
            Samples.job("j3", "c", JobView.State.DONE, 1000, 1, 1),
            Samples.job("j1", "a", JobView.State.DONE, 1000, 1, 1));
    assertThat(shown(Samples.withJobs(Samples.busy(), jobs)).recentJobs())
        .extracting(JobView::id)
        .containsExactly("j4", "j3", "j2", "j1");
  }

  @Test
  void theWindowSaysWhereThereIsNoTrayAndNoWallet() {
    DashboardState state = shown(Samples.fresh());
    assertThat(state.trayAbsence()).isEqualTo("This desktop has no tray, so there is no icon.");
    assertThat(state.walletMissing()).isTrue();
    assertThat(shown(Samples.busy()).walletMissing()).isFalse();
  }

  @Test
  void theMenuOfThePauseButtonSaysForHowLong() {
    model.pause();
    model.pauseFor(Duration.ofHours(1));
    model.pauseUntilMorning();
    model.resume();
    assertThat(agent.heard())
        .containsExactly(
            new Command.Pause(null),
            new Command.Pause(Duration.ofHours(1)),
            new Command.Pause(Duration.ofHours(9).plusMinutes(45)),
            new Command.Resume());
  }

  @Test
  void aRefusalIsShownUntilTheNextCommandSucceeds() {
    model.runSample();
    assertThat(model.submitting().get()).isTrue();
    agent.refuse("No device can run it.");
    assertThat(model.submitting().get()).isFalse();
    assertThat(model.refusal().get()).isEqualTo("No device can run it.");
    model.runSample();
    agent.answer(new Reply.Submitted("j9"));
    assertThat(model.refusal().get()).isEmpty();
  }

  private DashboardState shown(Snapshot snapshot) {
    model.show(snapshot);
    return Objects.requireNonNull(model.state().get());
  }

  private static EarningsView earnings(AmountView today, AmountView power) {
    return new EarningsView(today, today, today, today, 0, true, power, List.of());
  }
}
