import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/** Machines may share a folder, and number their processes alike. */
const machine = short(hostname());

let count = 0;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
};

/** The hidden name of what all processes share for a file or folder. */
export const sharedName = (name: string, ending: string): string => `.${short(name)}.mulu-${ending}`;

/** The hidden name of what this process has under way for a file or folder; short, however long the name of that is. */
export const ownName = (name: string, ending: string): string => {
  count += 1;
  return `.${short(name)}.${machine}.${process.pid}.${count}.mulu-${ending}`;
};

/** Whether a hidden name tells what a process left that is gone, or what this one has; of other machines nothing is known. */
export const isLeft = (found: string, name: string, ending: string): boolean => {
  const start = `.${short(name)}.${machine}.`;
  const end = `.mulu-${ending}`;
  if (!found.startsWith(start) || !found.endsWith(end)) return false;
  const pid = Number(/^([1-9]\d*)\.\d+$/u.exec(found.slice(start.length, -end.length))?.[1]);
  return pid > 0 && (pid === process.pid || !isAlive(pid));
};
