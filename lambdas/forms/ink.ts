import { type RGB, rgb } from '@cantoo/pdf-lib';
import { colour } from '../documents/colour';

/** A colour of the house as the drawing library takes it. */
export function inkOf(name: keyof typeof colour): RGB {
  const parts = (colour[name].match(/[0-9a-f]{2}/g) ?? []).map((part) => Number.parseInt(part, 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts;
  return rgb(red, green, blue);
}
