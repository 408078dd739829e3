/** Turns of all of them, forwards and backwards by turns, so that a machine that slows down slows down nobody alone. */
export async function inTurns<Item, Seen>(
  items: readonly Item[],
  rounds: number,
  turn: (item: Item, round: number) => Promise<Seen>,
): Promise<ReadonlyMap<Item, readonly Seen[]>> {
  const seen = new Map<Item, Seen[]>(items.map((item) => [item, []]))
  // The first round warms the machine up, and counts for nothing.
  for (let round = -1; round < rounds; round += 1) {
    for (const item of round % 2 === 0 ? items : items.toReversed()) {
      const found = await turn(item, round)
      if (round >= 0) seen.get(item)?.push(found)
    }
  }
  return seen
}
