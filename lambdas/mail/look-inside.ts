import { MAIL_LIMITS } from '../../shared/domain/mail';
import type { Verdict } from './content-type';
import type { ZipEntry } from './zip';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A PDF that is encrypted, starts programs or runs scripts is refused. */
export function lookIntoPdf(content: Buffer): Verdict {
  const type = 'application/pdf';
  if (/\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(around(content, '/Encrypt'))) return { type, refused: 'encrypted' };
  const isActive = ['/Launch', '/JavaScript'].some((name) => content.includes(name));
  return isActive ? { type, refused: 'active-content' } : { accepted: type };
}

/** The places where a name stands, with what follows it. */
function around(content: Buffer, name: string): string {
  const places: string[] = [];
  for (let at = content.indexOf(name); at >= 0 && places.length < 1_000; at = content.indexOf(name, at + 1))
    places.push(content.toString('latin1', at, at + 40));
  return places.join('\n');
}

/** Office files before 2007, Outlook items and installers: what they are shows in the names of their streams. */
export function lookIntoOle(content: Buffer): Verdict {
  const names = (...wanted: string[]) => wanted.some((name) => content.includes(Buffer.from(name, 'utf16le')));
  if (names('EncryptedPackage', 'EncryptionInfo')) return { type: 'application/x-ole-storage', refused: 'encrypted' };
  if (names('_VBA_PROJECT', 'VBA', 'Macros')) return { type: 'application/x-ole-storage', refused: 'macro' };
  return { type: 'application/x-ole-storage', refused: 'unsupported-document' };
}

/** Whether an archive is an Office document; undefined where it is an ordinary archive. */
export async function lookIntoOffice(entries: readonly ZipEntry[]): Promise<Verdict | undefined> {
  const names = entries.map(({ name }) => name.toLowerCase());
  if (names.includes('mimetype') && names.includes('meta-inf/manifest.xml'))
    return { type: 'application/vnd.oasis.opendocument', refused: 'unsupported-document' };
  if (!names.includes('[content_types].xml')) return undefined;
  const type = names.some((name) => name.startsWith('word/'))
    ? DOCX
    : names.some((name) => name.startsWith('xl/'))
      ? XLSX
      : undefined;
  const named = type ?? 'application/x-office-document';
  if (names.some((name) => /(?:^|\/)vbaproject|\/macrosheets\//.test(name))) return { type: named, refused: 'macro' };
  if (names.some((name) => /\/(?:activex|embeddings)\/|\/externallinks\//.test(name)))
    return { type: named, refused: 'active-content' };
  if (await fetchesFromOutside(entries)) return { type: named, refused: 'active-content' };
  if (isBeyondLimits(entries)) return { type: named, refused: 'archive-limits' };
  return type === undefined ? { type: named, refused: 'unsupported-document' } : { accepted: type };
}

/** Templates, frames and objects that Office fetches when it opens the document; mere links are harmless. */
async function fetchesFromOutside(entries: readonly ZipEntry[]): Promise<boolean> {
  for (const entry of entries) {
    if (!entry.name.toLowerCase().endsWith('.rels') || entry.bytes > MAIL_LIMITS.archive.ratioFromBytes) continue;
    const relations = (await entry.read()).toString('utf8').match(/<Relationship\b[^>]*>/g) ?? [];
    if (
      relations.some((one) => /TargetMode\s*=\s*["']External/i.test(one) && !/relationships\/hyperlink["']/i.test(one))
    )
      return true;
  }
  return false;
}

/** Whether unpacking would take more than a message may: by count, size, or a ratio that only bombs have. */
export function isBeyondLimits(
  entries: readonly ZipEntry[],
  allowedBytes: number = MAIL_LIMITS.archive.totalBytes,
): boolean {
  const { entries: most, ratio, ratioFromBytes } = MAIL_LIMITS.archive;
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (entries.length > most || total > allowedBytes) return true;
  return entries.some(({ bytes, packedBytes }) => bytes > ratioFromBytes && bytes > packedBytes * ratio);
}
