/** One of the 13 boxes; the text of the 其他 box follows its name. */
export interface Box {
  readonly text: string;
  readonly ticked: boolean;
}
