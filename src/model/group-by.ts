/** The members of a list under their keys, keys in the order in which they first occur. */
export const groupBy = <T, K>(list: readonly T[], key: (member: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  for (const member of list) {
    const group = groups.get(key(member));
    if (group) group.push(member);
    else groups.set(key(member), [member]);
  }
  return groups;
};
