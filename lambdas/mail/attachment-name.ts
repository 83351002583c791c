import type { QuarantineReason } from '../../shared/domain/quarantine';

const LONGEST = 120;
/** Control characters, and those that change the direction of writing (`fatura\u202Efdp.exe` shows as `faturaexe.pdf`). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const REVERSING = /[\u202a-\u202e\u2066-\u2069]/;

const EXECUTABLE = new Set(
  'exe scr com pif dll sys cpl msi msp msix appx jar apk dmg pkg deb rpm iso img vhd vhdx lnk url scf reg inf gadget chm xll'.split(
    ' ',
  ),
);
const SCRIPT = new Set(
  'bat cmd ps1 psm1 vb vbs vbe js jse mjs cjs wsf wsh wsc hta sh bash py pl php rb ade mde iqy slk settingcontent-ms application'.split(
    ' ',
  ),
);
const MACRO = new Set('docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm'.split(' '));

/** A name without folders and without characters nobody can see; `fallback` where nothing is left. */
export function safeName(written: string | undefined, fallback: string): string {
  const base = (written ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replace(INVISIBLE, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') return fallback;
  if (clean.length <= LONGEST) return clean;
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  return (
    Array.from(clean)
      .slice(0, LONGEST - 20 - extension.length)
      .join('')
      .trimEnd() + extension
  );
}

/** What a name alone gives away. A name never makes a content acceptable, it can only speak against it. */
export function suspicionOfName(written: string): QuarantineReason | undefined {
  if (REVERSING.test(written)) return 'disguised-name';
  const extensions = written
    .trim()
    .toLowerCase()
    .split('.')
    .slice(1)
    .map((extension) => extension.trim());
  const last = extensions.at(-1);
  if (last === undefined) return undefined;
  const before = extensions.slice(0, -1);
  if (EXECUTABLE.has(last) || SCRIPT.has(last)) {
    if (before.some((extension) => /^(?:pdf|jpe?g|png|tiff?|docx?|xlsx?|txt|gif)$/.test(extension)))
      return 'disguised-name';
    return EXECUTABLE.has(last) ? 'executable' : 'script';
  }
  if (MACRO.has(last)) return 'macro';
  // `com` is also the end of many a company's name.
  return before.some((extension) => extension !== 'com' && (EXECUTABLE.has(extension) || SCRIPT.has(extension)))
    ? 'disguised-name'
    : undefined;
}
