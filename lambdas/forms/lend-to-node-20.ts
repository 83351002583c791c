/**
 * What pdf.js asks of the language and Node 20 does not have yet; Lambda's Node has it. Imported before pdf.js is used.
 */
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (byteLength: number) => ArrayBuffer };
buffers.transferToFixedLength ??= function transferToFixedLength(this: ArrayBuffer, byteLength) {
  return this.slice(0, byteLength);
};

const iterators = Object.getPrototypeOf(Object.getPrototypeOf(new Map().values()));
iterators.some ??= function some(this: Iterable<unknown>, is: (item: unknown) => boolean) {
  return [...this].some(is);
};
