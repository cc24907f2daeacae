import { type Layer, levelIds, type Resolved } from '../model/catalogue.ts';
import type { CatalogueFile, NamedCatalogue } from '../model/catalogue-file.ts';
import { counted } from '../model/counted.ts';
import type { Known } from '../model/fields.ts';
import type { Fault, Finding } from '../model/finding.ts';
import { levelName } from '../model/level-name.ts';
import type { Path, Place, Position, Sourced } from '../model/place.ts';
import type { Reference } from '../model/reference.ts';
import type { Step } from '../model/step.ts';
import type { Text } from '../model/text.ts';
import { unfinishedFile } from '../model/unfinished-file.ts';
import { createJudge } from '../overlap/judge.ts';
import { resolve } from '../resolve/resolve.ts';
import { rules as allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { readNational } from '../source/catalogue.ts';
import type { Host } from '../source/host.ts';
import { readLayer } from '../source/layer.ts';
import { type Parent, parentFile } from '../source/parent-file.ts';
import { readSource, unread } from '../source/read-source.ts';
import { checkSchema, type Validator } from '../source/schema.ts';
import { tooLarge } from '../source/size.ts';
import type { Source } from '../source/source.ts';
import { unknownHead } from '../source/unknown-head.ts';
import type { Pin, Pinned } from './pin.ts';
import { settle, wordFault } from './settle.ts';

/** The kinds of file that can be checked. */
export type SourceKind = 'layer' | 'catalogue' | 'reference' | 'evidence' | 'rulings';

/** What compiling needs from outside: files, reference data, validators and the national edition that comes with the tool. */
export interface Workspace {
  readonly host: Host;
  readonly reference: Reference;
  /** The validator of one kind of file; each is large and loaded when a file of its kind is met. */
  readonly validator: (kind: SourceKind) => Promise<Validator>;
  /** The built-in national edition, and where its values stand. */
  readonly national: {
    readonly edition: string;
    readonly catalogues: readonly NamedCatalogue[];
    readonly locate: (place: Place) => Position | undefined;
    /** Every chain ends in this edition, whatever edition or national file a layer names: what would come of it? */
    readonly forced?: true;
  };
  /** Where `extends` leads when a layer is not trusted with its own parents; else it leads where it says. */
  readonly pin?: Pin;
  /** `--date`: the day that rules judge by; else each layer's `effective`. */
  readonly date?: string;
  /** The rules to check by; all that there are, unless a test brings its own. */
  readonly rules?: readonly Rule[];
  /** Hears of what was thrown while a file was worked on: a fault of the tool, which ends that file's check only. */
  readonly thrown?: (error: unknown, file: string) => void;
  /** Hears of every file that was read. */
  readonly opened?: (source: Source) => void;
}

/** One checked file. `step` is there when the file is a layer that could be resolved. */
export interface Compiled {
  readonly file: string;
  readonly kind?: SourceKind;
  readonly findings: readonly Finding[];
  readonly step?: Step;
  readonly layer?: Layer;
  /** The national catalogue or catalogues in this file. */
  readonly standard?: Resolved;
  readonly known: Known;
}

const kinds: { readonly [kind: string]: SourceKind } = {
  layer: 'layer',
  catalogue: 'catalogue',
  evidence: 'evidence',
  rulings: 'rulings',
  'legal-register': 'reference',
  channels: 'reference',
  regions: 'reference',
  elements: 'reference',
  limits: 'reference',
  ranks: 'reference',
  office: 'reference',
  lexicon: 'reference',
  'time-limit-words': 'reference',
  headings: 'reference',
  marks: 'reference',
  retractions: 'reference',
};

const kindOf = (data: unknown): SourceKind | undefined => {
  const kind = (data as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
};

const order: readonly Resolved['region']['level'][] = ['national', ...levelIds];

/** A layer stands below its parent; a 开发区 or 兵团 may stand beside it. */
const wrongLevel = ({ region, extends: { value: name, at } }: Layer, { region: parent }: Resolved): Fault[] => {
  const gap = order.indexOf(region.level) - order.indexOf(parent.level);
  if (gap > 0 || (gap === 0 && region.kind)) return [];
  return [
    {
      rule: 'parent-found',
      message: 'level',
      args: {
        name,
        region: region.name,
        level: levelName[region.level],
        parent: parent.name,
        parentLevel: levelName[parent.level],
      },
      at,
    },
  ];
};

/** Every text in plain data with its place, keys of maps excepted. */
const textsOf = (data: unknown, file: string): Sourced<string>[] => {
  const texts: Sourced<string>[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === 'string') texts.push({ value, at: { file, path } });
    else if (Array.isArray(value)) for (const [index, one] of value.entries()) visit(one, [...path, index]);
    else if (value !== null && typeof value === 'object')
      for (const key of Object.keys(value)) visit((value as { [key: string]: unknown })[key], [...path, key]);
  };
  visit(data, []);
  return texts;
};

/** A file as far as it was read, before rules: the faults of form, and the layer with what it inherits. */
interface Read {
  readonly source: Source;
  readonly kind?: SourceKind;
  readonly faults: readonly Fault[];
  readonly layer?: Layer;
  readonly step?: Step;
  readonly known: Known;
}

/** What a file was being worked on for, in words. */
const parts = {
  reading: { zh: '读取', en: 'reading it' },
  resolving: { zh: '合成', en: 'resolving it' },
  settling: { zh: '汇总', en: 'settling its findings' },
} as const satisfies { readonly [part: string]: Text };

/** Appends without a call of as many arguments as there are faults. */
const addAll = (found: Fault[], more: readonly Fault[]): void => {
  for (const fault of more) found.push(fault);
};

/** A host that lists each folder once: every layer of a folder asks for its parent there. */
const rememberLists = (host: Host): Host => {
  const lists = new Map<string, ReturnType<Host['list']>>();
  return {
    ...host,
    list: (folder) => {
      const names = lists.get(folder) ?? host.list(folder);
      lists.set(folder, names);
      return names;
    },
  };
};

/** Compiles files and remembers what it has read: a parent is read, checked and resolved once, until it is forgotten. */
export const createCompiler = (workspace: Workspace) => {
  const { reference, national, rules = allRules } = workspace;
  const host = rememberLists(workspace.host);
  const reads = new Map<string, Promise<Read>>();
  const compiled = new Map<string, Promise<Compiled>>();
  const opened = new Map<string, Promise<Source>>();
  const sources = new Map<string, Source>();
  const parents = new Map<string, Promise<Pinned>>();
  /** Files that a layer below has inherited from. */
  const inheritedFrom = new Set<string>();
  const judge = createJudge(reference.lexicon);
  let standard: Resolved | undefined;
  const nationalStandard = (): Resolved => (standard ??= readNational(national.catalogues, reference));

  const locate = (place: Place): Position | undefined =>
    sources.get(place.file)?.locate(place) ?? national.locate(place);

  /** The fault of a file that the tool itself failed on; the run goes on with the next one. */
  const unfinished = (error: unknown, file: string, part: Text): Fault => {
    workspace.thrown?.(error, file);
    return unfinishedFile(file, part);
  };

  const sourceOf = (file: string): Promise<Source> => {
    const earlier = opened.get(file);
    if (earlier) return earlier;
    const started = readSource(file, host)
      .catch((error: unknown) => unread(file, unfinished(error, file, parts.reading)))
      .then((source) => {
        sources.set(file, source);
        workspace.opened?.(source);
        return source;
      });
    opened.set(file, started);
    return started;
  };

  const extendsOf = (source: Source): Sourced<string> | undefined => {
    const value = (source.data as { extends?: unknown } | null | undefined)?.extends;
    return typeof value === 'string'
      ? { value: value.trim(), at: { file: source.file, path: ['extends'] } }
      : undefined;
  };

  /** Where `extends` leads: where it says, unless that is pinned. */
  const parentOf = (file: string, parent: Sourced<string>): Promise<Pinned> => {
    const earlier = parents.get(file);
    if (earlier) return earlier;
    const started = parentFile(file, parent, host, national.edition).then(
      async (found): Promise<Pinned> =>
        (await workspace.pin?.({ source: await sourceOf(file), parent, found, open: sourceOf })) ?? {
          parent: found,
          faults: [],
        },
    );
    parents.set(file, started);
    return started;
  };

  /** The one file above this one; the layer of a folder counts. Undefined at the national end of the chain and where it breaks. */
  const above = async (file: string, parent: Sourced<string>): Promise<string | undefined> => {
    const found: Parent = (await parentOf(file, parent)).parent;
    if ('file' in found) return found.file;
    if (!('files' in found)) return undefined;
    const layers = await layersAmong(found.files);
    return layers.length === 1 ? layers[0] : undefined;
  };

  const layersAmong = async (files: readonly string[]): Promise<string[]> => {
    const all = await Promise.all(files.map(sourceOf));
    return all.filter((source) => kindOf(source.data) === 'layer').map((source) => source.file);
  };

  /** The circle that a file stands in, if it does; found before any parent is resolved, so that nothing waits for itself. */
  const circle = async (file: string): Promise<string[] | undefined> => {
    const seen = [file];
    for (;;) {
      const last = seen.at(-1) ?? file;
      const parent = extendsOf(await sourceOf(last));
      const next = parent && (await above(last, parent));
      if (next === undefined) return undefined;
      if (next === file) return [...seen, file];
      if (seen.includes(next)) return undefined;
      seen.push(next);
    }
  };

  const unreadable = (layer: Layer, faults: readonly Fault[]): { fault: Fault } => ({
    fault: {
      rule: 'parent-found',
      message: 'unreadable',
      args: { name: layer.extends.value },
      at: layer.extends.at,
      related: faults.slice(0, 1).map((fault) => ({ at: fault.at, value: wordFault(fault, rules).message })),
    },
  });

  const inheritFrom = async (layer: Layer, file: string): Promise<{ inherited: Resolved } | { fault: Fault }> => {
    inheritedFrom.add(file);
    const parent = await read(file);
    if (parent.step) return { inherited: parent.step.resolved };
    if (parent.kind === 'catalogue' && parent.faults.length === 0)
      return { inherited: national.forced ? nationalStandard() : nationalFrom([parent.source]) };
    return unreadable(layer, parent.faults);
  };

  const nationalFrom = (files: readonly Source[]): Resolved =>
    readNational(
      files.map(({ file, data }) => ({ file, data: data as CatalogueFile })),
      reference,
    );

  /** What a layer inherits, or the fault that its `extends` leads nowhere. */
  const inherit = async (layer: Layer): Promise<{ inherited: Resolved } | { fault: Fault }> => {
    const { file, extends: parent } = layer;
    const loop = await circle(file);
    const names = loop?.map((name) => name.split('/').at(-1) ?? name);
    if (names)
      return { fault: { rule: 'parent-found', message: 'cycle', args: { loop: names.join(' → ') }, at: parent.at } };
    if (national.forced && /^national(?:@|$)/u.test(parent.value)) return { inherited: nationalStandard() };
    const { parent: found } = await parentOf(file, parent);
    if ('fault' in found) return found;
    if ('national' in found) return { inherited: nationalStandard() };
    if ('file' in found) return inheritFrom(layer, found.file);
    const layers = await layersAmong(found.files);
    const [only] = layers;
    if (only !== undefined && layers.length === 1) return inheritFrom(layer, only);
    const catalogues = await Promise.all(found.files.map(read)).then((all) =>
      all.filter(({ kind }) => kind === 'catalogue'),
    );
    const broken = catalogues.find(({ faults }) => faults.length > 0);
    if (broken) return unreadable(layer, broken.faults);
    if (catalogues.length > 0 && layers.length === 0)
      return { inherited: national.forced ? nationalStandard() : nationalFrom(catalogues.map(({ source }) => source)) };
    return {
      fault: {
        rule: 'parent-found',
        message: 'folder',
        args: { name: parent.value, count: layers.length },
        at: parent.at,
      },
    };
  };

  const undated: Known = { reference, ...(workspace.date ? { date: workspace.date, today: workspace.date } : {}) };

  const readFresh = async (file: string): Promise<Read> => {
    const source = await sourceOf(file);
    const known = undated;
    if (source.faults.length > 0) return { source, faults: source.faults, known };
    const kind = kindOf(source.data);
    if (!kind)
      return {
        source,
        faults: [{ rule: 'schema', message: 'unknown-kind', args: {}, at: { file, path: ['kind'] } }],
        known,
      };
    // Decisions on a whole province are the reviewer's own, and as many as they are.
    const oversized = kind === 'rulings' ? [] : tooLarge(source);
    if (oversized.length > 0) return { source, kind, faults: oversized, known };
    const form = checkSchema(source, await workspace.validator(kind));
    const faults = kind === 'catalogue' && form.length === 0 ? unknownHead(source, reference.domains) : form;
    if (kind !== 'layer') return { source, kind, faults, known };
    const written = readLayer(source, reference);
    // A word that the schema has told already, at the key or the entry itself, is not told again for the whole value.
    const told = ({ at }: Fault): boolean =>
      faults.some(
        (other) =>
          'path' in at &&
          'path' in other.at &&
          at.path.every((step, index) => 'path' in other.at && other.at.path[index] === step),
      );
    const all = [...faults, ...written.faults.filter((fault) => !told(fault))];
    if (!written.layer) return { source, kind, faults: all, known };
    const { layer } = written;
    const date = workspace.date ?? layer.effective;
    const dated: Known = { ...known, ...(date ? { date } : {}) };
    const parent = await inherit(layer);
    const pinned = (await parents.get(file))?.faults ?? [];
    if ('fault' in parent) {
      // What cannot be read need not be told to be another text, too.
      const still = pinned.filter(({ rule }) => rule !== 'national-edition');
      return { source, kind, faults: [...all, ...still, parent.fault], layer, known: dated };
    }
    const step = resolve(layer, parent.inherited, dated);
    const chain = [...pinned, ...wrongLevel(layer, parent.inherited)];
    return { source, kind, faults: [...all, ...chain], layer, step, known: dated };
  };

  const read = (file: string): Promise<Read> => {
    const earlier = reads.get(file);
    if (earlier) return earlier;
    const started = readFresh(file).catch(async (error: unknown): Promise<Read> => {
      const source = await sourceOf(file);
      const kind = kindOf(source.data);
      return {
        source,
        faults: [unfinished(error, file, parts.resolving)],
        known: undated,
        ...(kind ? { kind } : {}),
      };
    });
    reads.set(file, started);
    return started;
  };

  /** What the rules of a file find; one that throws is told, and the others go on. */
  const runRules = (file: string, check: (rule: Rule) => readonly Fault[]): Fault[] =>
    rules.flatMap((rule) => {
      try {
        return check(rule);
      } catch (error) {
        return unfinished(error, file, { zh: `规则 ${rule.id}`, en: `rule \`${rule.id}\`` });
      }
    });

  const checkFresh = async (file: string): Promise<Compiled> => {
    const { source, kind, faults, layer, step, known } = await read(file);
    const found: Fault[] = [...faults];
    const asked = { ...known, judge };
    let catalogue: Resolved | undefined;
    const misplaced = faults.find(({ rule, message }) => rule === 'parent-found' && message === 'level');
    if (step && misplaced) {
      // Held against what is no parent, everything would be wrong. A code of another level is nearer to the cause.
      const codes = runRules(file, (rule) =>
        rule.id === 'region-code' && rule.on === 'layer' ? rule.check(step, asked) : [],
      );
      if (codes.length > 0) found.splice(found.indexOf(misplaced), 1, ...codes);
    } else if (step)
      addAll(
        found,
        runRules(file, (rule) => (rule.on === 'layer' ? rule.check(step, asked) : [])),
      );
    if (layer) {
      const texts = textsOf(source.data, file);
      addAll(
        found,
        runRules(file, (rule) => (rule.on === 'text' ? rule.check(texts, layer, asked) : [])),
      );
    }
    if (kind === 'catalogue' && faults.length === 0) {
      const named: NamedCatalogue = { file, data: source.data as CatalogueFile };
      const resolved = readNational([named], reference);
      addAll(
        found,
        runRules(file, (rule) => (rule.on === 'catalogue' ? rule.check(named, resolved) : [])),
      );
      catalogue = resolved;
    }
    if (step && layer) found.push(...(await summariseParents(step, layer)));
    const placed = (place: Place): Place => sources.get(place.file)?.cellOf?.(place) ?? place;
    const settled = settle(found, {
      rules,
      accepted: layer?.accepted ?? [],
      locate,
      written: source.written,
      files: [file],
      ...(known.date ? { date: known.date } : {}),
    });
    // A cell is mended by the one who filled it in.
    const findings = settled.map((finding): Finding => {
      const at = placed(finding.at);
      const related = finding.related.map((other) => ({ ...other, at: placed(other.at) }));
      const { edits: _edits, ...rest } = finding;
      return { ...(at === finding.at ? finding : rest), at, related };
    });
    return {
      file,
      findings,
      known,
      ...(kind ? { kind } : {}),
      ...(step ? { step } : {}),
      ...(layer ? { layer } : {}),
      ...(catalogue ? { standard: catalogue } : {}),
    };
  };

  /** One line for everything that is open in the layers above. */
  const summariseParents = async (step: Step, layer: Layer): Promise<Fault[]> => {
    const files = step.inherited.layers.slice(1).map(({ file }) => file);
    const parents = await Promise.all(files.map(check));
    const open = parents.filter(({ findings }) => findings.some(({ severity }) => severity !== 'info'));
    if (open.length === 0) return [];
    const count = (severity: Finding['severity']) =>
      open.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
    return [
      {
        rule: 'parent-findings',
        message: 'summary',
        args: {
          errors: counted(count('error'), '个错误', 'error'),
          warnings: counted(count('warning'), '个警告', 'warning'),
          files: open.map(({ file }) => file),
        },
        at: layer.extends.at,
      },
    ];
  };

  const check = (file: string): Promise<Compiled> => {
    const earlier = compiled.get(file);
    if (earlier) return earlier;
    const started = checkFresh(file).catch(async (error: unknown): Promise<Compiled> => {
      const { kind } = await read(file);
      const fault = unfinished(error, file, parts.settling);
      return { file, findings: [wordFault(fault, allRules)], known: undated, ...(kind ? { kind } : {}) };
    });
    compiled.set(file, started);
    return started;
  };

  /** Lets go of files that are done with, so that any number of them can be checked in bounded memory. */
  const forget = (files: Iterable<string>): void => {
    for (const file of files) for (const known of [reads, compiled, opened, sources, parents]) known.delete(file);
  };

  /**
   * Lets go of what came of a checked file, unless layers below inherit from it, so that a folder of any size is checked
   * in bounded memory. What has findings keeps its text, to show them.
   */
  const release = ({ file, findings }: Compiled): void => {
    if (inheritedFrom.has(file)) return;
    for (const known of [reads, compiled, opened, parents]) known.delete(file);
    const source = sources.get(file);
    if (findings.length === 0) sources.delete(file);
    else if (source) sources.set(file, { ...source, data: undefined });
  };

  return {
    check,
    release,
    locate,
    /** Reads a file, or gives what was read before. */
    open: sourceOf,
    source: (file: string): Source | undefined => sources.get(file),
    forget,
    nationalStandard,
  };
};
