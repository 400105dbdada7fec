/** Draws chart specs as PNG, off the event loop or on another server. */
import type { ChartSpec } from './spec.ts';

export interface PaintOptions {
  readonly theme: 'light' | 'dark';
  /** CSS pixels; the picture has twice as many each way. */
  readonly width: number;
  readonly height: number;
}

export interface ChartPainter {
  /** A PNG file. Rejects where drawing failed: the answer then goes out without its picture. */
  paint(spec: ChartSpec, options: PaintOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}
