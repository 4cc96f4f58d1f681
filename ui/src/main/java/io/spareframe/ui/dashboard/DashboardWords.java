package io.spareframe.ui.dashboard;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.EarningsView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.LendingView;
import io.spareframe.app.control.api.Snapshot;
import io.spareframe.app.control.api.WalletView;
import io.spareframe.app.control.api.YieldView;
import io.spareframe.ui.dashboard.DashboardState.Bar;
import io.spareframe.ui.dashboard.DashboardState.Chart;
import io.spareframe.ui.dashboard.DashboardState.Figures;
import io.spareframe.ui.dashboard.DashboardState.Lending;
import io.spareframe.ui.kit.Formats;
import io.spareframe.ui.kit.Texts;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what the agent says into the dashboard's words. */
final class DashboardWords {

  /** As many jobs as stand side by side in the smallest window. */
  static final int RECENT_JOBS = 4;

  /** The shortest day there is, when clocks go forward. */
  private static final Duration A_DAY = Duration.ofHours(23);

  private final Texts texts = Texts.of(DashboardWords.class);
  private final Formats formats;

  DashboardWords(Formats formats) {
    this.formats = formats;
  }

  DashboardState of(Snapshot snapshot) {
    List<JobView> recent =
        snapshot.jobs().stream()
            .sorted(Comparator.comparing(JobView::submittedAt).reversed())
            .limit(RECENT_JOBS)
            .toList();
    return new DashboardState(
        lending(snapshot.lending()),
        figures(snapshot.earnings()),
        chart(snapshot.earnings().chart()),
        recent,
        snapshot.wallet().state() == WalletView.State.NONE,
        Objects.requireNonNullElse(snapshot.agent().notice(), ""),
        Objects.requireNonNullElse(snapshot.agent().trayAbsence(), ""));
  }

  private Lending lending(LendingView lending) {
    return new Lending(
        lending.phase(),
        lending.headline(),
        lending.detail(),
        lending.canPause(),
        lending.jobId() != null,
        lending.progressPermille(),
        formats.percent(lending.progressPermille()),
        yieldWords(lending.lastYield()));
  }

  private String yieldWords(@Nullable YieldView last) {
    if (last == null) {
      return "";
    }
    String idle = millis(last.noticedAt(), last.deviceIdleAt());
    return last.memoryFreeAt() == null
        ? texts.say("yield.idle", last.reason(), formats.timeOf(last.noticedAt()), idle)
        : texts.say(
            "yield.free",
            last.reason(),
            formats.timeOf(last.noticedAt()),
            idle,
            millis(last.noticedAt(), last.memoryFreeAt()));
  }

  private String millis(Instant from, Instant to) {
    return formats.whole(Math.max(0, Duration.between(from, to).toMillis()));
  }

  private Figures figures(EarningsView earnings) {
    AmountView today = earnings.today();
    AmountView cost = earnings.powerCostToday();
    String energy =
        texts.say(
            earnings.energyMeasured() ? "energy.measured" : "energy.estimated",
            formats.energy(earnings.energyTodayMilliwattHours()));
    String none = texts.say("none");
    String net;
    String netNote;
    boolean loss = false;
    switch (NetToday.of(earnings)) {
      case NetToday.NoPowerPrice() -> {
        net = none;
        netNote = texts.say("net.no-price");
      }
      case NetToday.TestCredit(AmountView amount) -> {
        net = formats.rounded(amount);
        netNote = texts.say("net.test-credit", amount.symbol());
        loss = amount.units().signum() < 0;
      }
      case NetToday.OtherMoney() -> {
        net = none;
        netNote = texts.say("net.other-money", today.symbol());
      }
      case NetToday.Left(AmountView amount) -> {
        net = formats.rounded(amount);
        netNote = amount.symbol();
        loss = amount.units().signum() < 0;
      }
    }
    return new Figures(
        formats.number(today),
        today.symbol(),
        today.test(),
        cost == null ? none : formats.rounded(cost),
        cost == null ? energy : texts.say("power.note", cost.symbol(), energy),
        net,
        netNote,
        loss,
        formats.number(earnings.total()),
        earnings.total().symbol());
  }

  private Chart chart(List<EarningsView.Bucket> buckets) {
    BigInteger highest =
        buckets.stream().map(b -> b.earned().units()).reduce(BigInteger.ONE, BigInteger::max);
    boolean days =
        buckets.size() > 1
            && Duration.between(buckets.get(0).start(), buckets.get(1).start()).compareTo(A_DAY)
                >= 0;
    List<Bar> bars = new ArrayList<>();
    for (EarningsView.Bucket bucket : buckets) {
      String when = days ? formats.dayOf(bucket.start()) : formats.timeOf(bucket.start());
      bars.add(
          new Bar(
              when,
              texts.say("chart.bar", when, formats.amount(bucket.earned())),
              bucket.earned().units().doubleValue() / highest.doubleValue()));
    }
    boolean earned = buckets.stream().anyMatch(b -> b.earned().units().signum() > 0);
    return new Chart(List.copyOf(bars), summary(buckets), earned);
  }

  private String summary(List<EarningsView.Bucket> buckets) {
    if (buckets.isEmpty()) {
      return texts.say("chart.empty");
    }
    AmountView unit = buckets.getFirst().earned();
    BigInteger sum =
        buckets.stream().map(b -> b.earned().units()).reduce(BigInteger.ZERO, BigInteger::add);
    return sum.signum() == 0
        ? texts.say("chart.empty")
        : texts.say(
            "chart.summary",
            formats.amount(new AmountView(sum, unit.decimals(), unit.symbol(), unit.test())),
            formats.moment(buckets.getFirst().start()));
  }
}
