import { readXml } from '../../read-xml.js';

/** How many styles may build on one another until the heading is found that they come from. */
const DEEPEST = 20;

interface Style {
  basedOn: string | null;
  heading: boolean;
}

/** The ids of the paragraph styles that make a heading. None where the part is missing or damaged. */
export function headingStyles(part: Uint8Array | undefined): ReadonlySet<string> {
  const styles = new Map<string, Style>();
  let style: Style = { basedOn: null, heading: false };
  const whole =
    part !== undefined &&
    readXml(part, {
      open: ({ name, get }) => {
        const value = get('w:val') ?? '';
        if (name === 'w:style') {
          style = { basedOn: null, heading: false };
          if (get('w:type') === 'paragraph') styles.set(get('w:styleId') ?? '', style);
        } else if (name === 'w:name') style.heading ||= /^(?:heading \d|title$)/i.test(value);
        else if (name === 'w:basedOn') style.basedOn = value;
        else if (name === 'w:outlineLvl') style.heading ||= isHeadingLevel(value);
      },
    });
  if (!whole) return new Set();
  const makesHeading = (id: string, depth = 0): boolean => {
    const found = styles.get(id);
    if (found === undefined || depth > DEEPEST) return false;
    return found.heading || (found.basedOn !== null && makesHeading(found.basedOn, depth + 1));
  };
  return new Set([...styles.keys()].filter((id) => makesHeading(id)));
}

/** Whether this level of the outline is one of a heading; 9 is that of body text. */
export function isHeadingLevel(value: string): boolean {
  return /^[0-8]$/.test(value);
}
