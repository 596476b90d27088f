/** What SharePoint and OneDrive take in no file's name, and what nobody sees. */
const REFUSED = /["*:<>?/\\|\p{Cc}\p{Cf}]/gu;

/** The name as SharePoint and OneDrive take it. */
export function fileNameFor(name: string): string {
  const kept = name
    .replace(REFUSED, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.~]+|[\s.]+$/g, '');
  return kept === '' ? 'paper' : kept;
}
