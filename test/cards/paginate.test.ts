import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageOf } from '../../src/cards/paginate.js';

const ROOM = { items: 3, characters: 10 };
const itself = (size: number): number => size;

describe('turning the pages of a list', () => {
  it('fills a page up to its number of items', () => {
    assert.deepEqual(pageOf([1, 1, 1, 2, 2], 2, ROOM, itself), { items: [2, 2], number: 2, of: 2 });
  });

  it('leaves long items to the next page', () => {
    assert.deepEqual(pageOf([6, 6, 6], 1, ROOM, itself), { items: [6], number: 1, of: 3 });
  });

  it('gives the nearest page where there is no such page', () => {
    for (const [wanted, number] of [
      [0, 1],
      [-5, 1],
      [99, 2],
      [NaN, 1],
      [1.5, 1],
    ] as const) {
      assert.equal(pageOf([1, 1, 1, 1], wanted, ROOM, itself).number, number);
    }
    assert.deepEqual(pageOf([], 4, ROOM, itself), { items: [], number: 1, of: 1 });
  });

  it('shows each item on exactly one page, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (sizes) => {
        const { of } = pageOf(sizes, 1, ROOM, itself);
        const all = Array.from({ length: of }, (_, i) => pageOf(sizes, i + 1, ROOM, itself).items).flat();
        assert.deepEqual(all, sizes);
      }),
      { seed: 7 },
    );
  });
});
