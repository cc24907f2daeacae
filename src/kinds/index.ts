import { assessmentKind } from './assessment/assessment-kind.ts';
import { attestedKind } from './attested/attested-kind.ts';
import { catalogueKind } from './catalogue/catalogue-kind.ts';
import { commentsKind } from './comments/comments-kind.ts';
import { evidenceKind } from './evidence/evidence-kind.ts';
import { guideKind } from './guide/guide-kind.ts';
import { layerKind } from './layer/layer-kind.ts';
import { placesKind } from './places/places-kind.ts';
import { publicationsKind } from './publications/publications-kind.ts';
import { referenceKind } from './reference/reference-kind.ts';
import type { Kind } from './result.ts';
import { reviewSettingsKind } from './review-settings/review-settings-kind.ts';
import { rulingsKind } from './rulings/rulings-kind.ts';
import { servicesKind } from './services/services-kind.ts';
import type { Setting } from './setting.ts';

/** The kinds of file that can be checked, in the order in which a file is asked whether it is one. */
export const createKinds = (setting: Setting): readonly Kind[] =>
  [
    layerKind,
    guideKind,
    catalogueKind,
    referenceKind,
    evidenceKind,
    rulingsKind,
    reviewSettingsKind,
    publicationsKind,
    commentsKind,
    servicesKind,
    attestedKind,
    assessmentKind,
    placesKind,
  ].map((create) => create(setting));
