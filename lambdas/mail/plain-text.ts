import type { Part } from './part';

/** Text with LF as line ends and without characters that are not shown, blanks at line ends and empty lines around it. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\ufeff\u202a-\u202e\u2066-\u2069]/gu, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

/** Joins the lines that a program wrapped for the way (RFC 3676): those that end in a blank. */
export function unfoldFlowed(text: string, { contentType }: Part): string {
  const isBlankDropped = contentType.parameters.get('delsp')?.toLowerCase() === 'yes';
  const paragraphs: string[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    const unstuffed = line.startsWith(' ') ? line.slice(1) : line;
    const goesOn = unstuffed.endsWith(' ') && unstuffed !== '-- ';
    paragraphs.at(-1)?.push(goesOn && isBlankDropped ? unstuffed.slice(0, -1) : unstuffed);
    if (!goesOn) paragraphs.push([]);
  }
  return paragraphs.map((lines) => lines.join('')).join('\n');
}
