import { Unreadable } from './table.ts';
import { attributesOf, type Cut, cutXml, eachTag, type XmlTag } from './xml-tags.ts';
import type { Parts } from './zip.ts';

/** How a document looks: half of its bytes, and nothing of its text. The reader behind makes a tree of what is left. */
const looks = new Set(
  `tcBorders tblBorders tblGrid sectPr tblCellMar tcMar pBdr tabs tcW tblW shd vAlign spacing ind jc snapToGrid
  widowControl adjustRightInd autoSpaceDE autoSpaceDN kinsoku overflowPunct topLinePunct wordWrap textAlignment proofErr
  lastRenderedPageBreak tblLook tblLayout tblInd trHeight cantSplit hideMark noWrap keepNext keepLines pageBreakBefore
  outlineLvl rFonts sz szCs bCs color kern lang`.split(/\s+/u),
);

/** What the reader compares with all others of its kind, or says again wherever it is used. */
interface Use {
  /** Characters that come out again for each use of a link, a field or a note. */
  said: number;
  readonly kinds: Set<string>;
  readonly notes: Set<string>;
  readonly spaces: Set<string>;
  spaceSteps: number;
}

const most = { said: 4_000_000, kinds: 500, spaceSteps: 1_000_000, tags: 200_000, target: 2083 } as const;

const refuse = (name: string): never => {
  throw new Unreadable('odd-part', { name });
};

/** Stretches that only say how the document looks. */
const cutLooks = (xml: string): Cut[] => {
  const cuts: Cut[] = [];
  const open: string[] = [];
  let cut: { name: string; start: number; depth: number } | undefined;
  eachTag(xml, ({ name, closing, empty, start, end }) => {
    if (cut) {
      if (name !== cut.name || empty) return;
      cut.depth += closing ? -1 : 1;
      if (cut.depth > 0) return;
      cuts.push({ start: cut.start, end });
      cut = undefined;
      return;
    }
    if (closing) {
      open.pop();
      return;
    }
    if (looks.has(name) || (name === 'rPr' && open.at(-1) === 'r')) {
      if (empty) cuts.push({ start, end });
      else cut = { name, start, depth: 1 };
    } else if (!empty) open.push(name);
  });
  return cuts;
};

/** Fields say their instruction again at each of their marks, and a link in one for each run of text inside. */
const countFields = () => {
  const open: number[] = [];
  let text = 0;
  return {
    instruction: (length: number): void => {
      text += length;
    },
    mark: (kind: string | undefined): number => {
      if (kind === 'begin') {
        open.push(0);
        text = 0;
      } else if (kind === 'separate' && open.length > 0) open[open.length - 1] = text;
      else if (kind === 'end') open.pop();
      return kind === 'begin' ? 0 : text;
    },
    /** A run of text inside of fields. */
    run: (): number => open.length + Math.max(0, ...open),
  };
};

const countSpaces = (tag: XmlTag, use: Use): void => {
  if (!tag.attributes.includes('xmlns')) return;
  for (const name of attributesOf(tag).keys()) if (name.startsWith('xmlns')) use.spaces.add(name);
  use.spaceSteps += use.spaces.size;
};

/** Counts what of a part comes out more than once. `longest` is the longest address of a link, `notes` the size of all notes. */
const countUses = (xml: string, use: Use, longest: number, notes: number): void => {
  const fields = countFields();
  let instruction = -1;
  eachTag(xml, (tag) => {
    const { name, closing, empty, start, end } = tag;
    if (closing) {
      if (name === 'instrText' && instruction >= 0) fields.instruction(start - instruction);
      return;
    }
    use.kinds.add(name);
    countSpaces(tag, use);
    if (/^(?:pStyle|rStyle|tblStyle|sym|br)$/u.test(name)) use.kinds.add(`${name} ${tag.attributes}`);
    if (name === 'instrText') instruction = empty ? -1 : end;
    if (name === 'fldChar') {
      const kind = [...attributesOf(tag)].find(([key]) => key.endsWith(':fldCharType'))?.[1];
      use.said += fields.mark(kind);
    }
    if (name === 'r') use.said += fields.run();
    if (name === 'hyperlink' || name === 'hlinkClick') use.said += longest;
    if (/^(?:footnote|endnote)Reference$/u.test(name)) {
      const key = `${name} ${[...attributesOf(tag)].find(([one]) => one.endsWith(':id'))?.[1]}`;
      if (use.notes.has(key)) use.said += notes;
      use.notes.add(key);
    }
  });
};

/** An address that nobody clicks on is left out: it would stand in the page once for each use. */
const shortTargets = (xml: string): { readonly xml: string; readonly longest: number } => {
  const cuts: Cut[] = [];
  let longest = 0;
  eachTag(xml, (tag) => {
    if (tag.closing || tag.name !== 'Relationship') return;
    const said = attributesOf(tag);
    const target = said.get('Target') ?? '';
    longest = Math.max(longest, target.length > most.target ? 0 : target.length);
    if (target.length > most.target)
      cuts.push({
        start: tag.start,
        end: tag.end,
        text: `<Relationship Id="${said.get('Id')}" Type="${said.get('Type')}" Target=""/>`,
      });
  });
  return { xml: cutXml(xml, cuts), longest };
};

const marksIn = (xml: string): number => {
  let count = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) count += 1;
  return count;
};

/** What is searched from each row up to the end of its properties must end soon. */
const mostSearched = 20_000_000;

/** Refuses a document whose rows never end, before anybody searches it for them. */
export const checkRows = (name: string, xml: string): void => {
  let searched = 0;
  for (let at = xml.indexOf('<w:trPr'); at >= 0; at = xml.indexOf('<w:trPr', at + 1)) {
    const end = xml.indexOf('</w:trPr>', at);
    searched += (end < 0 ? xml.length : end) - at;
    if (searched > mostSearched) refuse(name);
  }
};

/** The parts of a DOCX file as its reader gets them: without looks, and counted. */
export const countDocument = (parts: Parts): Parts => {
  const counted = new Map<string, Uint8Array>();
  const texts = [...parts].flatMap(([name, bytes]) =>
    /\.(?:xml|rels)$/iu.test(name) ? [[name, new TextDecoder().decode(bytes)] as const] : [],
  );
  const notes = texts.reduce(
    (sum, [name, xml]) => sum + (/(?:foot|end)notes\d*\.xml$/iu.test(name) ? xml.length : 0),
    0,
  );
  const use: Use = { said: 0, kinds: new Set(), notes: new Set(), spaces: new Set(), spaceSteps: 0 };
  let [longest, tags] = [0, 0];
  const plain = texts.map(([name, xml]) => {
    if (!name.endsWith('.rels')) return [name, cutXml(xml, cutLooks(xml))] as const;
    const short = shortTargets(xml);
    longest = Math.max(longest, short.longest);
    return [name, short.xml] as const;
  });
  for (const [name, xml] of plain) {
    tags += marksIn(xml);
    if (tags > most.tags) throw new Unreadable('too-many-marks', { name, limit: most.tags });
    countUses(xml, use, longest, notes);
    if (use.said > most.said || use.kinds.size > most.kinds || use.spaceSteps > most.spaceSteps) refuse(name);
    counted.set(name, new TextEncoder().encode(xml));
  }
  return counted;
};
