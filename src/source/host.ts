/**
 * A file that was not read: the name leads nowhere, to something that is no plain file, or to too many bytes; `failed`: the
 * system could not read it this time, and names its reason (EMFILE, EIO).
 */
export type Unread = {
  readonly problem: 'missing' | 'not-a-file' | 'too-large' | 'no-access' | 'failed';
  readonly size?: number;
  readonly code?: string;
};

/** A file that is not read where reading is confined to folders: it lies outside of them, or it is a link. */
export type Withheld = { readonly problem: 'outside' | 'link'; readonly size?: number; readonly code?: string };

/**
 * What the stages may ask of the file system. Names are as the user would type them, with `/`.
 * `list` gives the names inside a folder, sorted by code unit; undefined if it is no folder.
 */
export interface Host {
  readonly read: (name: string) => Promise<Uint8Array | Unread | Withheld>;
  readonly list: (folder: string) => Promise<readonly string[] | undefined>;
  /** Whether a name is a link; absent where `read` follows none. */
  readonly isLink?: (name: string) => Promise<boolean>;
}

/** The largest input that is read: the fullest restatement of both catalogues is some 120 KB. */
export const maxBytes = 8 * 1024 * 1024;

/** A host that reads below its folders only, and says whether a name leads there. */
export interface ConfinedHost extends Host {
  readonly isInside: (name: string) => boolean;
}
