package io.spareframe.app.agent;

import io.spareframe.app.control.api.AmountView;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.earnings.TestCredit;
import io.spareframe.app.place.Folders;
import io.spareframe.compute.job.InvalidJobException;
import io.spareframe.compute.job.JobManifest;
import io.spareframe.compute.job.PackedJob;
import io.spareframe.compute.job.PictureWriter;
import io.spareframe.compute.job.Presentation;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.Order;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.OrderState;
import io.spareframe.compute.market.Price;
import io.spareframe.compute.market.local.Delivery;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.compute.market.local.LocalOrder;
import io.spareframe.compute.packer.render.RenderPacker;
import io.spareframe.compute.packer.render.RenderSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The embedded market's orders: submitting, cancelling, and what is shown of them. */
final class JobDesk {

  /** The sample picture: fine enough to look at, and done in well under a minute on a processor. */
  static final RenderSettings SAMPLE = RenderSettings.of(960, 540, 64);

  private static final BigInteger SAMPLE_PRICE_UNITS = BigInteger.valueOf(50_000);
  private static final int SHOWN = 20;

  private final LocalMarket market;
  private final String payer;
  private final Path packing;
  private final Map<OrderId, Presentation> presentations = new ConcurrentHashMap<>();
  private volatile List<LocalOrder> newest = List.of();

  /**
   * @param payer who pays for orders, in the market's terms
   * @param packing a folder for jobs while they are packed
   */
  JobDesk(LocalMarket market, String payer, Path packing) {
    this.market = market;
    this.payer = payer;
    this.packing = packing;
  }

  String submitSample() throws Refusal, IOException, MarketException {
    Path folder = Files.createTempDirectory(Files.createDirectories(packing), "sample");
    try {
      JobManifest manifest = new RenderPacker().packSample(SAMPLE, PackedJob.blobsOf(folder));
      PackedJob.write(folder, manifest);
      return submit(folder, SAMPLE_PRICE_UNITS);
    } catch (InvalidJobException e) {
      throw new IllegalStateException("the sample job is valid", e);
    } finally {
      Folders.delete(folder);
    }
  }

  String submit(Path folder, BigInteger priceUnits) throws Refusal, IOException, MarketException {
    if (priceUnits.signum() <= 0 || priceUnits.bitLength() > Price.MAX_UNITS_BITS) {
      throw new Refusal(Reason.INVALID, "The price must be more than nothing.");
    }
    if (!Files.isDirectory(folder)) {
      throw new Refusal(Reason.NOT_FOUND, "There is no packed job at " + folder + ".");
    }
    try {
      return market.submit(folder, new Price(priceUnits, TestCredit.ASSET), payer).value();
    } catch (InvalidJobException e) {
      throw new Refusal(Reason.INVALID, "The job is not valid: " + e.getMessage() + ".");
    }
  }

  void cancel(String jobId) throws Refusal, MarketException {
    if (!market.cancel(find(jobId).order().id())) {
      throw new Refusal(Reason.INVALID, "This job has ended already.");
    }
  }

  /** The newest picture as PNG. */
  byte[] picture(String jobId) throws Refusal, IOException, MarketException {
    LocalOrder order = find(jobId);
    if (!(presentation(order.order()) instanceof Presentation.Picture picture)) {
      throw new Refusal(Reason.NOT_FOUND, "This job makes no picture.");
    }
    Delivery newest =
        market.deliveries(order.order().id()).stream()
            .max(Comparator.comparingInt(Delivery::chunk))
            .orElseThrow(
                () -> new Refusal(Reason.NOT_FOUND, "This job has delivered no picture yet."));
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    PictureWriter.writePng(picture, market.chunk(newest.content()), png);
    return png.toByteArray();
  }

  /** Reads the orders again; to be called when the market changed. */
  void refresh() throws MarketException {
    newest = market.orders().stream().limit(SHOWN).toList();
  }

  /** The newest orders, as of the last refresh. */
  List<JobView> views(Running running) {
    return newest.stream().map(order -> view(order, running)).toList();
  }

  /**
   * The order at hand.
   *
   * @param order its id; empty if none
   * @param progressPermille of it
   * @param paused true if it waits for a hold to end
   */
  record Running(String order, int progressPermille, boolean paused) {
    static final Running NONE = new Running("", 0, false);
  }

  private JobView view(LocalOrder order, Running running) {
    boolean atHand = order.order().id().value().equals(running.order());
    JobView.State state =
        switch (order.state()) {
          case OrderState.Queued() -> JobView.State.QUEUED;
          case OrderState.Leased() when atHand && !running.paused() -> JobView.State.RUNNING;
          case OrderState.Leased() -> JobView.State.PAUSED;
          case OrderState.Done() -> JobView.State.DONE;
          case OrderState.Failed(String reason) -> JobView.State.FAILED;
          case OrderState.Cancelled() -> JobView.State.CANCELLED;
        };
    int delivered = order.chunks() == 0 ? 0 : 1000 * order.delivered() / order.chunks();
    return new JobView(
        order.order().id().value(),
        order.order().name(),
        state,
        atHand ? Math.max(delivered, running.progressPermille()) : delivered,
        amount(order.earned()),
        amount(order.order().price()),
        order.order().submitted(),
        order.finished().orElse(null),
        order.delivered(),
        order.delivered() > 0 && presentation(order.order()) instanceof Presentation.Picture,
        order.state() instanceof OrderState.Failed(String reason) ? reason : null);
  }

  private static AmountView amount(Price price) {
    return TestCredit.view(price.units());
  }

  private Presentation presentation(Order order) {
    return presentations.computeIfAbsent(
        order.id(),
        id -> {
          try {
            return market.manifest(order).presentation();
          } catch (MarketException e) {
            return new Presentation.Data();
          }
        });
  }

  private LocalOrder find(String jobId) throws Refusal, MarketException {
    OrderId id;
    try {
      id = new OrderId(jobId);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Reason.NOT_FOUND, "There is no such job.");
    }
    return market
        .order(id)
        .orElseThrow(() -> new Refusal(Reason.NOT_FOUND, "There is no such job."));
  }
}
