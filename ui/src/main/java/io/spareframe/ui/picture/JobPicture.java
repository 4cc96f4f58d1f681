package io.spareframe.ui.picture;

import javafx.scene.image.Image;

/**
 * A job's newest picture.
 *
 * @param png the file as it would be saved; not to be changed
 * @param image the same, decoded
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; the array is handed on to a file.
public record JobPicture(byte[] png, Image image) {}
