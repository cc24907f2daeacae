import type { Form, Reading } from '../../compiler/kind.ts';
import type { Layer } from '../../model/catalogue.ts';
import type { Domain } from '../../model/domain.ts';
import type { Known } from '../../model/fields.ts';
import type { Fault } from '../../model/finding.ts';
import type { Step } from '../../model/step.ts';
import { resolve } from '../../resolve/resolve.ts';
import { domainErrors } from '../../source/domain-errors.ts';
import { readLayer } from '../../source/layer.ts';
import type { Validator } from '../../source/schema.ts';
import type { Source } from '../../source/source.ts';
import { guidedItems, hasGuideFolder } from '../guide/guide-folders.ts';
import { answersGuide } from '../guide/guide-kind.ts';
import { answersRecord } from '../record-kind.ts';
import type { Kind, Kinds, Result } from '../result.ts';
import type { Setting } from '../setting.ts';
import { checkLayer } from './check-layer.ts';
import { createInherit } from './inherit.ts';
import { isLayer } from './is-layer.ts';
import { layerPlaces } from './layer-places.ts';
import { layerRecords, recordNamesOf } from './layer-records.ts';
import { createLineage, extendsOf, groundOf, guidesOf } from './lineage.ts';
import { partsOf, repeatedIds } from './parts.ts';
import { settleAnswers, unknownItems } from './settle-answers.ts';
import { withRegister } from './with-register.ts';
import { wrongLevel } from './wrong-level.ts';

/** A word that the schema has told already, at the key or the entry itself, is not told again for the whole value. */
const untold = (form: readonly Fault[], more: readonly Fault[]): Fault[] =>
  more.filter(
    ({ at }) =>
      !form.some(
        (other) =>
          'path' in at &&
          'path' in other.at &&
          at.path.every((step, index) => 'path' in other.at && other.at.path[index] === step),
      ),
  );

/** A workbook tells itself what is missing in it, by sheet and cell. */
const withForm = ({ formFaults }: Source, faults: readonly Fault[]): readonly Fault[] =>
  formFaults ? [...formFaults, ...faults.filter(({ message }) => message !== 'missing-key')] : faults;

/** A resolved layer with what lies beside it: its places, and the items that have a guide. A form travels without its guides, which says nothing of them. */
const withBeside = async ({ formFaults }: Source, step: Step, graph: Kinds): Promise<Step> => {
  const { layer, inherited, resolved } = step;
  const places = await layerPlaces(layer, inherited, graph);
  const placed = places.length > 0 ? { ...step, resolved: { ...resolved, places } } : step;
  const isKnown = layer.guides && (!formFaults || (await hasGuideFolder(layer, graph.host)));
  return isKnown ? { ...placed, guided: await guidedItems(inherited, layer, graph) } : placed;
};

/** Whose documents a layer cites while its parent is not known: none, where it speaks of domains that the tool does not know. */
const citedWithoutParent = ({ domains }: Layer, tool: readonly Domain[]): readonly Domain[] => {
  const said = Object.keys(domains);
  const isKnown = (id: string): boolean => tool.some((domain) => domain.id === id);
  return said.every(isKnown) ? tool : tool.filter(({ id }) => said.includes(id));
};

/** The catalogue of one region: what it changes in what it inherits. */
export const layerKind = (setting: Setting): Kind => {
  const { reference, date } = setting;
  const inherit = createInherit(setting);
  const lineage = createLineage(setting);

  const read = async (source: Source, form: Form, graph: Kinds): Promise<Reading<Result>> => {
    const { layer, faults: unread } = readLayer(source, reference);
    const records = layer ? await layerRecords(layer, graph) : { files: [], faults: [] };
    const named = [...(await partsOf(source, graph)).faults, ...repeatedIds(layer?.places ?? []), ...records.faults];
    /** What is wrong with the form, now that it is known what domains there are. */
    const told = (chain?: readonly Domain[]): Fault[] => {
      const domains = { tool: reference.domains, ...(chain ? { chain } : {}) };
      const faults = withForm(source, form(chain, domainErrors(source.data, domains)));
      return [...faults, ...untold(faults, unread), ...named];
    };
    if (!layer) return { faults: told() };
    const day = date ?? layer.effective;
    const known: Known = { ...graph.known, ...(day ? { date: day } : {}) };
    const above = await lineage(source, layer.extends, graph);
    const parent = await inherit(layer, above, graph);
    if ('fault' in parent) {
      // What cannot be read need not be told to be another text, too.
      const still = above.faults.filter(({ rule }) => rule !== 'national-edition');
      const all = [...told(), ...still, parent.fault];
      const check: Reading<Result>['check'] = (...asked) => checkLayer({ source, layer, faults: all }, graph, ...asked);
      const domains = citedWithoutParent(layer, reference.domains);
      return { faults: all, result: { layer }, known, accepted: layer.accepted, domains, check };
    }
    const informed = withRegister(withRegister(known, parent.inherited.profile), layer.profile);
    const step = await withBeside(source, resolve(layer, parent.inherited, informed), graph);
    const { accepted: answers, faults: unclear } = settleAnswers(layer, step.resolved);
    const accepted = answers.filter(({ value }) => !answersGuide(value) && !answersRecord(value, layer));
    const all = [
      ...told(parent.inherited.domains),
      ...unclear,
      ...unknownItems(layer, step.resolved),
      ...above.faults,
      ...[wrongLevel(layer, parent.inherited) ?? []].flat(),
    ];
    return {
      faults: all,
      result: { layer, step },
      known: informed,
      accepted,
      domains: parent.inherited.domains,
      check: (...asked) => checkLayer({ source, layer, step, faults: all }, graph, ...asked),
    };
  };

  return {
    id: 'layer',
    is: isLayer,
    validator: async () => (await import('../../generated/validators/layer.js')).layer as Validator,
    restsOn: async (source, graph) => {
      const name = extendsOf(source);
      const above = name && groundOf(source, name, await lineage(source, name, graph));
      const parts = await partsOf(source, graph);
      const guides = guidesOf(source);
      const records = recordNamesOf(source);
      return {
        names: [...(above?.names ?? []), ...parts.names, ...(guides === undefined ? [] : [guides]), ...records],
        files: [...(above?.files ?? []), ...parts.files],
        parts: parts.files,
        // A guide or a record may come and go: what a layer says of those it lacks is not told by any file.
        certain:
          (above?.certain ?? true) &&
          parts.files.length === parts.names.length &&
          guides === undefined &&
          records.length === 0,
      };
    },
    read,
  };
};
