import assert from 'node:assert/strict';
import { assemblePlan } from '../../../src/importing/assemble-plan.js';
import { readBlocks } from '../../../src/importing/shape/read-blocks.js';
import { PLANS } from './plans.js';

/** Few of these small plans name the leads of their priorities, which is always said. */
const PRIORITY_WITHOUT_LEAD = /^Priority \d+: The plan names no lead\.$/;

describe('importing plans of other shapes', () => {
  for (const { shape, blocks, ...expected } of PLANS) {
    it(`reads ${shape}`, () => {
      const plan = assemblePlan(readBlocks(blocks));
      const actions = plan.actions.map(({ ref, action, due, revisedDue, leads }) => {
        const moved = revisedDue === null ? '' : ` > ${String(revisedDue.on)}`;
        return `${ref} | ${action} | ${String(due.on)}${moved} | ${leads.map(({ name }) => name).join(', ')}`;
      });
      assert.deepEqual(actions, expected.actions);
      const findings = plan.findings
        .filter(({ message }) => !PRIORITY_WITHOUT_LEAD.test(message))
        .map(({ code, ref, message }) => `${code} ${ref ?? '-'} ${message}`);
      assert.deepEqual(findings, expected.findings);
      const { priorities } = plan;
      if (expected.priorities !== undefined) {
        assert.deepEqual(
          priorities.map(({ number, title }) => `${number} ${title}`),
          expected.priorities,
        );
      }
      if (expected.outcomes !== undefined) {
        assert.deepEqual(
          priorities.flatMap(({ outcomes }) => outcomes.map(({ ref, title }) => `${ref} ${title}`)),
          expected.outcomes,
        );
      }
      if (expected.more !== undefined) {
        assert.deepEqual(
          plan.actions.map(({ ref, rag, progress }) => `${ref} ${String(rag)} ${progress}`),
          expected.more,
        );
      }
    });
  }

  it('keeps the RAG of a column of its own beside the progress, with the shade of its cell', () => {
    const strands = PLANS.find(({ shape }) => shape.startsWith('strands')) ?? assert.fail();
    assert.deepEqual(
      readBlocks(strands.blocks).rows.map(({ cells, fill }) => [cells.rag, cells.progress, fill]),
      [
        ['Green', 'It is open', '00b050'],
        ['', 'Letters are drafted', null],
        ['RED', '', null],
      ],
    );
  });
});
