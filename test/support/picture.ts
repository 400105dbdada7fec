/** Looks into a PNG file: its size, and how much of it is not ground. */
import { createCanvas, loadImage } from '@napi-rs/canvas';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The colour in the corner, `#ffffff`. */
  readonly ground: string;
  /** How many pixels of a stretch (parts of the whole: left, top, right, bottom) differ clearly from the ground. */
  drawn(left: number, top: number, right: number, bottom: number): number;
}

/** Decodes `png`. Rejects where it is none. */
export async function pictureOf(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const at = (x: number, y: number) => [0, 1, 2].map((part) => data[(y * width + x) * 4 + part] ?? 0);
  const corner = at(0, 0);
  return {
    width,
    height,
    ground: `#${corner.map((part) => part.toString(16).padStart(2, '0')).join('')}`,
    drawn(left, top, right, bottom) {
      let count = 0;
      for (let y = Math.floor(top * height); y < bottom * height; y += 1) {
        for (let x = Math.floor(left * width); x < right * width; x += 1) {
          const pixel = at(x, y);
          if (pixel.some((part, index) => Math.abs(part - (corner[index] ?? 0)) > 60)) count += 1;
        }
      }
      return count;
    },
  };
}
