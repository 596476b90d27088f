/** The styles that a paper uses, by the names that Word gives them, and their ids in a paper without a template. */
export const STYLE_IDS = {
  Normal: 'Normal',
  Title: 'Title',
  'heading 1': 'Heading1',
  'heading 2': 'Heading2',
  'heading 3': 'Heading3',
  'List Bullet': 'ListBullet',
  Strong: 'Strong',
  header: 'Header',
  footer: 'Footer',
  'Table Text': 'TableText',
  'Table Note': 'TableNote',
  'Paper Table': 'PaperTable',
} as const;

/** A style by Word's name for it, which is the same in every language. */
export type StyleName = keyof typeof STYLE_IDS;

/** What each is a style of. */
export const STYLE_TYPES: Readonly<Record<StyleName, 'paragraph' | 'character' | 'table'>> = {
  Normal: 'paragraph',
  Title: 'paragraph',
  'heading 1': 'paragraph',
  'heading 2': 'paragraph',
  'heading 3': 'paragraph',
  'List Bullet': 'paragraph',
  Strong: 'character',
  header: 'paragraph',
  footer: 'paragraph',
  'Table Text': 'paragraph',
  'Table Note': 'paragraph',
  'Paper Table': 'table',
};

/** The id that each style has in a paper. */
export type StyleIds = Readonly<Record<StyleName, string>>;

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const INK = '1F3864';
const LINE = '<%s w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>';
const SIDES = ['w:top', 'w:left', 'w:bottom', 'w:right', 'w:insideH', 'w:insideV'];

/** One style as `styles.xml` holds it. Sizes are in half points, distances in twentieths of a point. */
function style(name: StyleName, properties: string, more = ''): string {
  const first = name === 'Normal' ? ' w:default="1"' : '';
  const type = STYLE_TYPES[name];
  const based = type === 'paragraph' && name !== 'Normal' ? '<w:basedOn w:val="Normal"/>' : '';
  const own = /^(?:Table|Paper) /.test(name) ? ' w:customStyle="1"' : '';
  return `<w:style w:type="${type}"${first}${own} w:styleId="${STYLE_IDS[name]}"><w:name w:val="${name}"/>${based}${more}<w:qFormat/>${properties}</w:style>`;
}

function titled(name: StyleName, size: number, before: number, after: number, level: number | null): string {
  const outline = level === null ? '' : `<w:outlineLvl w:val="${String(level)}"/>`;
  return style(
    name,
    `<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="${String(before)}" w:after="${String(after)}"/>${outline}</w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="${INK}"/><w:sz w:val="${String(size)}"/><w:szCs w:val="${String(size)}"/></w:rPr>`,
    '<w:next w:val="Normal"/>',
  );
}

/** Each style of the house by its name, for papers without a template and for what a template lacks. */
export const HOUSE_STYLES: Readonly<Record<StyleName, string>> = {
  Normal: style('Normal', ''),
  Title: titled('Title', 40, 0, 160, null),
  'heading 1': titled('heading 1', 30, 360, 120, 0),
  'heading 2': titled('heading 2', 26, 280, 100, 1),
  'heading 3': titled('heading 3', 23, 220, 80, 2),
  'List Bullet': style(
    'List Bullet',
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr>',
  ),
  Strong: style('Strong', '<w:rPr><w:b/><w:bCs/></w:rPr>'),
  header: style(
    'header',
    '<w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
  ),
  footer: style(
    'footer',
    '<w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
  ),
  'Table Text': style(
    'Table Text',
    '<w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
  ),
  'Table Note': style(
    'Table Note',
    '<w:pPr><w:spacing w:before="80"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
  ),
  'Paper Table': style(
    'Paper Table',
    `<w:tblPr><w:tblBorders>${SIDES.map((side) => LINE.replace('%s', side)).join('')}</w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E4EAF4"/></w:tcPr></w:tblStylePr>`,
  ),
};

/** `styles.xml` of a paper without a template. */
export const HOUSE_SHEET = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${Object.values(HOUSE_STYLES).join('')}</w:styles>`;

/** The sign before an item of `List Bullet`: its own definition, and what the style refers to. */
export const BULLET = {
  abstract: (id: number): string =>
    `<w:abstractNum w:abstractNumId="${String(id)}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="397" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>`,
  concrete: (id: number, abstract: number): string =>
    `<w:num w:numId="${String(id)}"><w:abstractNumId w:val="${String(abstract)}"/></w:num>`,
};

/** `numbering.xml` where no template has one. */
export const HOUSE_NUMBERING = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="${NAMESPACE}">${BULLET.abstract(0)}${BULLET.concrete(1, 0)}</w:numbering>`;
