import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What is typed in a field that is kept when it is left. */
export interface Typed<Value> {
  /** As it is drawn. */
  readonly value: Value;
  readonly write: (value: Value) => void;
  /** Whether it is another than the work has. */
  readonly isOpen: () => boolean;
  /** Gives it away to be kept. */
  readonly take: () => Value;
}

/** Follows the value that the work has, but never over what was typed since: a check that ends late takes nothing back. */
export const useTyped = <Value>(present: Value, said: (value: Value) => string): Typed<Value> => {
  const [value, show] = useState(present);
  // A field may be left before what was typed last has been drawn.
  const latest = useRef(present);
  const known = useRef(said(present));
  const write = (next: Value): void => {
    latest.current = next;
    show(next);
  };
  useLayoutEffect(() => {
    if (said(latest.current) === known.current) write(present);
    known.current = said(present);
  }, [said(present)]);
  const take = (): Value => {
    known.current = said(latest.current);
    return latest.current;
  };
  return { value, write, isOpen: () => said(latest.current) !== said(present), take };
};
