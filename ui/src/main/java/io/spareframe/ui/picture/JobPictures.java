package io.spareframe.ui.picture;

import io.spareframe.app.control.api.Command;
import io.spareframe.app.control.api.JobView;
import io.spareframe.app.control.api.Reply;
import io.spareframe.ui.link.Agent;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the pictures that are looked at, again whenever their job has delivered more. Called on
 * the toolkit's thread; decoding happens elsewhere.
 */
public final class JobPictures {

  /** More pictures than any screen shows at once; the one unseen for longest goes first. */
  static final int MAX_KEPT = 12;

  private static final Logger LOG = LoggerFactory.getLogger(JobPictures.class);

  private final Agent agent;
  private final Executor background;
  private final Executor ui;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param background where pictures are decoded
   * @param ui the doorway to the toolkit's thread
   */
  public JobPictures(Agent agent, Executor background, Executor ui) {
    this.agent = agent;
    this.background = background;
    this.ui = ui;
  }

  /** The job's picture as it grows; null until there is one. */
  public ReadOnlyObjectProperty<@Nullable JobPicture> of(JobView job) {
    Entry entry = entries.computeIfAbsent(job.id(), Entry::new);
    entry.want(job);
    while (entries.size() > MAX_KEPT) {
      entries.remove(entries.keySet().iterator().next());
    }
    return entry.picture.getReadOnlyProperty();
  }

  /** Hears of the jobs' progress and fetches what has grown. */
  public void show(List<JobView> jobs) {
    for (JobView job : jobs) {
      // Not through get(), which would count as a look at it.
      entries.forEach(
          (id, entry) -> {
            if (id.equals(job.id())) {
              entry.want(job);
            }
          });
    }
  }

  private final class Entry {
    private final String jobId;
    private final ReadOnlyObjectWrapper<@Nullable JobPicture> picture =
        new ReadOnlyObjectWrapper<>();
    private int chunksShown;
    private int chunksWanted;
    private boolean fetching;

    Entry(String jobId) {
      this.jobId = jobId;
    }

    void want(JobView job) {
      if (job.picture() && job.chunksDelivered() > chunksWanted) {
        chunksWanted = job.chunksDelivered();
        fetch();
      }
    }

    private void fetch() {
      if (fetching || chunksShown >= chunksWanted) {
        return;
      }
      fetching = true;
      int asked = chunksWanted;
      agent.send(
          new Command.GetPicture(jobId),
          reply -> {
            switch (reply) {
              case Reply.Picture(byte[] png) -> background.execute(() -> decode(png, asked));
              default -> {
                LOG.debug("no picture of {}: {}", jobId, reply);
                fetching = false;
              }
            }
          });
    }

    private void decode(byte[] png, int asked) {
      Image image = new Image(new ByteArrayInputStream(png));
      ui.execute(
          () -> {
            fetching = false;
            chunksShown = asked;
            if (image.isError()) {
              LOG.warn("the picture of {} cannot be read", jobId);
            } else {
              picture.set(new JobPicture(png, image));
            }
            fetch();
          });
    }
  }
}
