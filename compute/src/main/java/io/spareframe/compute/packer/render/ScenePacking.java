package io.spareframe.compute.packer.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A scene as the flat arrays that {@code render.c} reads; the layouts are told there. */
final class ScenePacking {

  private static final int TRIANGLE_WORDS = 10;
  private static final int NORMAL_WORDS = 9;
  private static final int MATERIAL_WORDS = 12;
  private static final int SCENE_WORDS = 46;
  private static final int SPHERE_WORDS = 5;

  /** The most that light found by chance adds to a sample: higher is truer and noisier. */
  private static final float CLAMP = 4;

  /** Over which length the ground becomes sky. */
  private static final float GROUND_LENGTH = 16;

  private final Scene scene;
  private final Bvh bvh;
  private final List<Material> materials;
  private final float aspect;
  private final int bounces;

  ScenePacking(Scene scene, float aspect, int bounces) {
    this.scene = scene;
    this.aspect = aspect;
    this.bounces = bounces;
    bvh = Bvh.over(scene.model().corners());
    materials = new ArrayList<>(scene.model().palette());
    scene.spheres().forEach(sphere -> materials.add(sphere.material()));
    scene.ground().ifPresent(materials::add);
  }

  ByteBuffer nodes() {
    ByteBuffer bytes = words(bvh.nodes().length);
    bytes.asIntBuffer().put(bvh.nodes());
    return bytes;
  }

  ByteBuffer triangles() {
    float[] corners = scene.model().corners();
    ByteBuffer bytes = words(bvh.order().length * TRIANGLE_WORDS);
    for (int triangle : bvh.order()) {
      for (int i = 0; i < 9; i++) {
        float base = i < 3 ? 0 : corners[triangle * 9 + i % 3];
        bytes.putFloat(corners[triangle * 9 + i] - base);
      }
      bytes.putFloat(scene.model().materialOf()[triangle]);
    }
    return bytes.flip();
  }

  ByteBuffer normals() {
    ByteBuffer bytes = words(bvh.order().length * NORMAL_WORDS);
    for (int triangle : bvh.order()) {
      for (int i = 0; i < NORMAL_WORDS; i++) {
        bytes.putFloat(scene.model().normals()[triangle * NORMAL_WORDS + i]);
      }
    }
    return bytes.flip();
  }

  ByteBuffer materials() {
    ByteBuffer bytes = words(materials.size() * MATERIAL_WORDS);
    for (Material material : materials) {
      bytes.putFloat(material.kind().code());
      put(bytes, material.color());
      put(bytes, material.emission());
      bytes.putFloat(material.roughness());
      bytes.putFloat(material.index());
      bytes.putFloat(absorption(material.color().x()));
      bytes.putFloat(absorption(material.color().y()));
      bytes.putFloat(absorption(material.color().z()));
    }
    return bytes.flip();
  }

  /** The coefficient of Beer's law that leaves this much after one unit of length. */
  private static float absorption(float left) {
    return (float) -Math.log(Math.clamp(left, 1e-4f, 1));
  }

  ByteBuffer scene() {
    ByteBuffer bytes = words(SCENE_WORDS + scene.spheres().size() * SPHERE_WORDS);
    putCamera(bytes);
    putLamp(bytes);
    put(bytes, scene.horizon());
    put(bytes, scene.zenith());
    int spheres = scene.spheres().size();
    int firstSphere = scene.model().palette().size();
    bytes.putFloat(0);
    bytes.putFloat(scene.ground().isPresent() ? firstSphere + spheres : -1);
    bytes.putFloat(1 / GROUND_LENGTH);
    bytes.putFloat(spheres);
    bytes.putFloat(bounces);
    bytes.putFloat(CLAMP);
    for (int i = 0; i < spheres; i++) {
      Scene.Sphere sphere = scene.spheres().get(i);
      put(bytes, sphere.center());
      bytes.putFloat(sphere.radius());
      bytes.putFloat(firstSphere + i);
    }
    return bytes.flip();
  }

  private void putCamera(ByteBuffer bytes) {
    Scene.Camera camera = scene.camera();
    Vec3 view = camera.target().minus(camera.eye());
    float focus = view.length();
    Vec3 right = view.cross(new Vec3(0, 1, 0)).unit();
    Vec3 up = right.cross(view).unit();
    float height = (float) (2 * focus * Math.tan(Math.toRadians(camera.heightDegrees() / 2)));
    Vec3 across = right.times(height * aspect);
    Vec3 down = up.times(-height);
    put(bytes, camera.eye());
    put(bytes, camera.target().minus(across.times(0.5f)).minus(down.times(0.5f)));
    put(bytes, across);
    put(bytes, down);
    put(bytes, right.times(camera.lensRadius()));
    put(bytes, up.times(camera.lensRadius()));
  }

  private void putLamp(ByteBuffer bytes) {
    Scene.Lamp lamp = scene.lamp();
    Vec3 normal = lamp.target().minus(lamp.center()).unit();
    Vec3 u = normal.cross(new Vec3(0, 1, 0)).unit().times(lamp.side());
    Vec3 v = normal.cross(u).unit().times(lamp.side());
    put(bytes, lamp.center().minus(u.times(0.5f)).minus(v.times(0.5f)));
    put(bytes, u);
    put(bytes, v);
    put(bytes, normal);
    put(bytes, lamp.radiance());
    bytes.putFloat(lamp.side() * lamp.side());
  }

  private static void put(ByteBuffer bytes, Vec3 v) {
    bytes.putFloat(v.x()).putFloat(v.y()).putFloat(v.z());
  }

  private static ByteBuffer words(int count) {
    return ByteBuffer.allocate(Math.multiplyExact(count, 4)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
