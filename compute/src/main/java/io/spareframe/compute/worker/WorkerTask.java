package io.spareframe.compute.worker;

import io.spareframe.compute.engine.DeviceId;
import io.spareframe.compute.engine.SliceTarget;
import io.spareframe.compute.job.BlobSource;
import io.spareframe.compute.job.JobManifest;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * What a worker is to do.
 *
 * @param device which device to open
 * @param target how soon it is to be idle after a pause
 * @param checkpoints a folder for this job's checkpoints and nothing else; where it has one, the
 *     worker goes on from it
 * @param manifestJson the job's canonical bytes
 * @param manifest the same, read and valid
 * @param blobs the job's blobs
 */
public record WorkerTask(
    DeviceId device,
    SliceTarget target,
    Path checkpoints,
    ByteBuffer manifestJson,
    JobManifest manifest,
    BlobSource blobs) {}
