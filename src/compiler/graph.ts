import type { Known } from '../model/fields.ts';
import type { Fault } from '../model/finding.ts';
import type { Place, Position } from '../model/place.ts';
import type { Text } from '../model/text.ts';
import { unfinishedFile } from '../model/unfinished-file.ts';
import { createJudge } from '../overlap/judge.ts';
import { rules as allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { readSource, unread } from '../source/read-source.ts';
import type { Source } from '../source/source.ts';
import { type Checking, checkFile } from './check-file.ts';
import { circleOf } from './circle.ts';
import type { Checked, Graph, Ground, Kind, RunRules } from './kind.ts';
import { createMemory, forget, type Memory, once, release } from './memory.ts';
import { readFile } from './read-file.ts';
import { restsOn } from './rests-on.ts';
import { wordFault } from './settle.ts';
import type { Workspace } from './workspace.ts';

/** What a file was being worked on for, in words. */
const parts = {
  reading: { zh: '读取', en: 'reading it' },
  resolving: { zh: '合成', en: 'resolving it' },
  settling: { zh: '汇总', en: 'settling its findings' },
} as const satisfies { readonly [part: string]: Text };

const nothing: Ground = { names: [], files: [], certain: true };

/** Tells the fault of a file that the tool itself failed on; the run goes on with the next one. */
type Tell = (error: unknown, file: string, part: Text) => Fault;

/** Asks the rules about one file; one that throws is told, and the others go on. */
const runRules =
  (rules: readonly Rule[], tell: Tell) =>
  (file: string): RunRules =>
  (check) =>
    rules.flatMap((rule) => {
      try {
        return check(rule);
      } catch (error) {
        return tell(error, file, { zh: `规则 ${rule.id}`, en: `rule \`${rule.id}\`` });
      }
    });

/** The four steps over files of any kind, each done once a file. */
const stepsOf = <Result>(workspace: Workspace<Result>, memory: Memory<Result>, tell: Tell): Graph<Result> => {
  const { reference, kinds, date, opened, rules = allRules } = workspace;
  const { sources, restedOn } = memory;
  const kindOf = (source: Source): Kind<Result> | undefined => kinds.find((kind) => kind.is(source));
  const known: Known = { reference, ...(date ? { date, today: date } : {}) };
  const ofFolder = <Made>(about: string, make: () => Promise<Made>): Promise<Made> =>
    once(memory.folders as Map<string, Promise<Made>>, about, make);
  const { host } = workspace;
  const graph: Graph<Result> = {
    // Every layer of a folder asks for its parent there.
    host: { ...host, list: (folder) => ofFolder(`list ${folder}`, () => host.list(folder)) },
    ofFolder,
    known,
    open: (file) =>
      once(memory.opened, file, async () => {
        const failed = (error: unknown): Source => unread(file, tell(error, file, parts.reading));
        const source = await readSource(file, graph.host).catch(failed);
        sources.set(file, source);
        opened?.(source);
        return source;
      }),
    ground: (file) =>
      once(memory.grounds, file, async () => {
        const source = await graph.open(file);
        const ground = (await kindOf(source)?.restsOn?.(source, graph)) ?? nothing;
        // A part is let go of with its whole.
        for (const one of ground.files) if (!ground.parts?.includes(one)) restedOn.add(one);
        if (ground.parts) memory.parts.set(file, ground.parts);
        return ground;
      }),
    circle: (file) => circleOf(file, async (one) => (await graph.ground(one)).files),
    read: (file) =>
      once(memory.reads, file, () =>
        readFile(file, graph, kinds).catch(async (error: unknown) => {
          const source = await graph.open(file);
          const kind = kindOf(source)?.id;
          return { source, faults: [tell(error, file, parts.resolving)], result: {}, known, ...(kind ? { kind } : {}) };
        }),
      ),
    check: (file) => once(memory.checks, file, () => checkFile(file, checking).catch(unsettled(file))),
  };
  const checking: Checking<Result> = {
    graph,
    rules,
    judge: createJudge(reference),
    locate: (place) => sources.get(place.file)?.locate(place) ?? workspace.elsewhere?.(place),
    source: (file) => sources.get(file),
    runRules: runRules(rules, tell),
  };
  const unsettled =
    (file: string) =>
    async (error: unknown): Promise<Checked<Result>> => {
      const { kind } = await graph.read(file);
      const findings = [wordFault(tell(error, file, parts.settling), allRules)];
      const none: Partial<Result> = {};
      return { ...none, file, findings, known, ...(kind ? { kind } : {}) };
    };
  return graph;
};

/**
 * Files of every kind and what they rest on: each is opened, read and checked once, until it is forgotten. It knows no kind;
 * each says what it is (`kind.ts`).
 */
export const createGraph = <Result>(workspace: Workspace<Result>) => {
  const memory = createMemory<Result>();
  const steps = stepsOf(workspace, memory, (error, file, part) => {
    workspace.thrown?.(error, file);
    return unfinishedFile(file, part);
  });
  return {
    ...steps,
    locate: (place: Place): Position | undefined =>
      memory.sources.get(place.file)?.locate(place) ?? workspace.elsewhere?.(place),
    source: (file: string): Source | undefined => memory.sources.get(file),
    /** All that a file rests on, through everything between. */
    restsOn: (file: string): Promise<Ground> => restsOn(file, steps.ground),
    forget: (files: Iterable<string>): void => forget(memory, files),
    /** Files were added or taken away, or the layers of a folder are others now. */
    forgetFolders: (): void => memory.folders.clear(),
    release: (checked: Checked<Result>): void => release(memory, checked),
  };
};
