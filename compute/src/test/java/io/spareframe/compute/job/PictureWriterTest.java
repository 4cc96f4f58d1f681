package io.spareframe.compute.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureWriterTest {

  @Test
  void anotherReaderSeesEveryPixel() throws Exception {
    int width = 37;
    int height = 11;
    ByteBuffer chunk = ByteBuffer.allocate(width * height * 4).order(ByteOrder.LITTLE_ENDIAN);
    Random random = new Random(3);
    while (chunk.hasRemaining()) {
      chunk.putInt(random.nextInt());
    }
    chunk.flip();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    PictureWriter.writePng(new Presentation.Picture(width, height), chunk, png);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
    assertThat(read.getWidth()).isEqualTo(width);
    assertThat(read.getHeight()).isEqualTo(height);
    for (int i = 0; i < width * height; i++) {
      int pixel = chunk.getInt(i * 4);
      int shown = 0xFF00_0000 | (pixel & 0xFF) << 16 | (pixel & 0xFF00) | ((pixel >> 16) & 0xFF);
      assertThat(read.getRGB(i % width, i / width)).isEqualTo(shown);
    }
  }

  @Test
  void aChunkOfAnotherSizeIsRefused() {
    assertThatThrownBy(
            () ->
                PictureWriter.writePng(
                    new Presentation.Picture(2, 2),
                    ByteBuffer.allocate(15),
                    new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("15 bytes are no 2x2");
  }
}
