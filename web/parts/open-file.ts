/** A file as the interface answers it. */
export interface AnsweredFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** Base64. */
  readonly content: string;
}

/** How long a shown file's address stays good: the new tab has read it by then. */
const READ_WITHIN_MS = 60_000;

/**
 * Shows a file in a tab of its own, ready to be printed; where the browser opens none, it is saved. The tab is opened before
 * the answer comes, while the browser still sees the press of the button behind it.
 */
export async function openFile(answer: Promise<AnsweredFile>): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const { fileName, mediaType, content } = await answer;
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    if (tab) tab.location.href = address;
    else save(address, fileName);
    setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN_MS);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

function save(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}
