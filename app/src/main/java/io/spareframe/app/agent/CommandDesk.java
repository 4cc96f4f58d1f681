package io.spareframe.app.agent;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.Reply;
import io.spareframe.app.control.api.Reply.Reason;
import io.spareframe.app.control.server.CommandHandler;
import io.spareframe.app.earnings.Earnings;
import io.spareframe.compute.market.MarketException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the control API's commands, each at its desk. */
final class CommandDesk implements CommandHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private final PauseDesk pauses;
  private final JobDesk jobs;
  private final GameDesk games;
  private final SettingsDesk settings;
  private final WalletDesk wallet;
  private final Devices devices;
  private final Earnings earnings;
  private final Runnable quit;

  CommandDesk(
      PauseDesk pauses,
      JobDesk jobs,
      GameDesk games,
      SettingsDesk settings,
      WalletDesk wallet,
      Devices devices,
      Earnings earnings,
      Runnable quit) {
    this.pauses = pauses;
    this.jobs = jobs;
    this.games = games;
    this.settings = settings;
    this.wallet = wallet;
    this.devices = devices;
    this.earnings = earnings;
    this.quit = quit;
  }

  @Override
  public Reply handle(Command command) {
    try {
      return carryOut(command);
    } catch (Refusal refusal) {
      return refusal.reply();
    } catch (InvalidPathException e) {
      return new Reply.Refused(Reason.INVALID, "This is no path on this machine.");
    } catch (IOException | MarketException e) {
      LOG.warn("{} failed", command.getClass().getSimpleName(), e);
      return new Reply.Refused(
          Reason.FAILED, "That did not work: " + e.getMessage() + ". Is the disk full?");
    }
  }

  private Reply carryOut(Command command) throws Refusal, IOException, MarketException {
    switch (command) {
      case Command.Pause(var howLong) -> pauses.pause(howLong);
      case Command.Resume() -> pauses.resume();
      case Command.SubmitSample() -> {
        return new Reply.Submitted(jobs.submitSample());
      }
      case Command.SubmitPacked(String folder, var priceUnits) -> {
        return new Reply.Submitted(jobs.submit(Path.of(folder), priceUnits));
      }
      case Command.CancelJob(String jobId) -> jobs.cancel(jobId);
      case Command.GetPicture(String jobId) -> {
        return new Reply.Picture(jobs.picture(jobId));
      }
      case Command.SaveSettings(var choices) -> settings.save(choices);
      case Command.AddGame(String program, String name) -> games.add(program, name);
      case Command.RemoveGame(String gameId) -> games.remove(gameId);
      case Command.LookForDevices() -> devices.look();
      case Command.ImportWallet(char[] phrase, char[] password) -> wallet.create(phrase, password);
      case Command.UnlockWallet(char[] password) -> wallet.unlock(password);
      case Command.LockWallet() -> wallet.lock();
      case Command.ExportLedger() -> {
        return new Reply.Csv(earnings.csv());
      }
      case Command.Quit() -> quit.run();
    }
    return new Reply.Done();
  }
}
