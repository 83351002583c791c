import roboto from 'pdfmake/build/vfs_fonts';

/** The two weights documents are set in: they have the Turkish letters and ₺. */
export const WEIGHTS = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf' } as const;

/** A font as a TTF. It travels inside the bundle. */
export function fontFile(name: string): Uint8Array {
  const font = roboto[name];
  if (typeof font !== 'string') throw new Error(`font missing: ${name}`);
  return Buffer.from(font, 'base64');
}
