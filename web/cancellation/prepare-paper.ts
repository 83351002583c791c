/** Photographs are drawn again no larger than this: a form stays readable, and what the camera wrote into them is gone. */
const LONGEST_SIDE_PX = 2_000;
const JPEG_QUALITY = 0.85;
/** Bytes turned into text at a time: more arguments than this overflow the stack. */
const CHUNK_BYTES = 32_768;

/** A file as the interface takes it: base64, a photograph shrunk first. A PDF goes as it is. */
export async function preparePaper(file: File): Promise<string> {
  const sent = file.type.startsWith('image/') ? await shrink(file) : file;
  return toBase64(new Uint8Array(await sent.arrayBuffer()));
}

async function shrink(photograph: File): Promise<Blob> {
  const picture = await createImageBitmap(photograph);
  const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the photograph cannot be drawn')) : resolve(blob)),
      'image/jpeg',
      JPEG_QUALITY,
    );
  });
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES));
  }
  return btoa(text);
}
