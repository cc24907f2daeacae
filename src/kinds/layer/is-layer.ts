import { saysKind } from '../../compiler/kind.ts';

/** Whether a file that was read is a layer. */
export const isLayer = saysKind('layer');
