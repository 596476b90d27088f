import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RAGS } from '../../src/domain/rag.js';
import type { Report } from '../../src/domain/report.js';
import { buildAction, buildPriority, day, lead, person } from '../support/build-action.js';
import { decided, officer, refused } from './decide-on.js';

describe('who may report', () => {
  const action = buildAction({
    ref: '3.2.2',
    people: [person('Allan Pearce')],
    leads: [lead('Allan Pearce')],
  });

  it('are the leads of the action and of its priority, and officers', () => {
    for (const by of [person('Allan Pearce'), person('Adrian Rocks'), officer]) {
      assert.ok(decided({ by }, action).allowed, by.name);
    }
  });

  it('is a co-lead, and a lead of whom the register has no address, by the name the plan gives', () => {
    const shared = { ...action, people: [], coLeads: [lead('Elaine Healey')] };
    assert.ok(decided({ by: person('elaine  healey') }, shared, null).allowed);
    assert.ok(decided({ by: person('Allan Pearce') }, shared, null).allowed);
  });

  it('is a guest whom the register knows by their own address', () => {
    const led = { ...action, people: [{ name: 'Ann Guest', upn: 'ann@charity.example' }] };
    const upn = 'ann_charity.example#ext#@council.example';
    assert.ok(decided({ by: { name: 'Ann', upn, email: 'ann@charity.example' } }, led, null).allowed);
    assert.match(refused({ by: { name: 'Ann', upn, email: '' } }, led), /^not-yours/);
  });

  it('is no longer the lead of the plan when somebody else leads it in the list', () => {
    const handedOver = { ...action, people: [person('Wendy Young')] };
    assert.equal(
      refused({ by: person('Allan Pearce') }, handedOver),
      'not-yours null: 3.2.2 is led by Wendy Young. They, the leads of priority 3 and the project officer can report on it.',
    );
    assert.ok(decided({ by: person('Wendy Young') }, handedOver).allowed);
    const turnedRound = { ...action, people: [{ name: 'Pearce, Allan', upn: 'ap1@sendig.example' }] };
    assert.match(refused({ by: person('Wendy Young') }, turnedRound), /3\.2\.2 is led by Allan Pearce\./);
  });

  it('is nobody who only bears the name of a lead whose address is known', () => {
    const namesake = { name: 'Allan Pearce', upn: 'allan.pearce2@sendig.example' };
    assert.match(refused({ by: namesake }, action), /^not-yours/);
    const nameless = { ...action, leads: [lead('')], people: [] };
    assert.match(refused({ by: { name: '', upn: '' } }, nameless), /^not-yours/);
  });

  it('is told to everybody else in plain words', () => {
    const by = person('Wendy Young');
    assert.equal(
      refused({ by }),
      'not-yours null: 3.2.1 is led by Adrian Rocks. They, the leads of priority 3 and the project officer can report on it.',
    );
    assert.equal(
      refused({ by }, buildAction({ leads: [lead('Adrian Rocks'), lead('Allan Pearce')] })),
      'not-yours null: 3.2.1 is led by Adrian Rocks and Allan Pearce. They, the leads of priority 3 and the project officer can report on it.',
    );
    assert.equal(
      refused({ by }, buildAction({ leads: [], people: [] })),
      'not-yours null: 3.2.1 has no lead in the register. The leads of priority 3 and the project officer can report on it.',
    );
  });

  it('is an officer alone for somebody else', () => {
    assert.equal(
      refused({ reportedFor: person('Allan Pearce') }),
      'not-yours null: Only the project officer can report for somebody else.',
    );
  });
});

describe('what is not taken', () => {
  it('is a report on an action that the register does not have, or that only points elsewhere', () => {
    assert.equal(refused({ ref: '9.9.9' }, null), 'not-in-register null: The register has no action 9.9.9.');
    const pointer = buildAction({ ref: '4.1.1', crossReference: true, text: 'See 2.4.1 and 2.4.2' });
    assert.equal(
      refused({ ref: '4.1.1' }, pointer),
      'cross-reference null: 4.1.1 takes no report of its own: it only says "See 2.4.1 and 2.4.2".',
    );
  });

  it('is Red or Amber without a reason', () => {
    assert.equal(
      refused({ rag: 'Amber', note: '  ' }),
      'reason-missing note: Say why 3.2.1 is Amber and what happens next.',
    );
    assert.equal(refused({ rag: 'Red' }), 'reason-missing note: Say why 3.2.1 is Red and what happens next.');
    assert.ok(decided({ rag: 'Green' }).allowed);
  });

  it('is anything about one child: its numbers never, a date of birth unless it is none', () => {
    const nothing = 'The register holds nothing about one child, so nothing was saved.';
    assert.equal(
      refused({ note: 'Plan for H801200001001 is late' }),
      `child-data note: "H801200001001" looks like a pupil's number (UPN). ${nothing} Take it out and save again.`,
    );
    assert.equal(
      refused({ rag: 'Complete', evidence: 'See 943 476 5919', noBirthDate: true }),
      `child-data evidence: "943 476 5919" looks like an NHS number. ${nothing} Take it out and save again.`,
    );
    const note = 'Centre born on 3 May 2012';
    assert.equal(
      refused({ note }),
      `birth-date note: "born on 3 May 2012" looks like a date of birth. ${nothing} Take it out, or say that it is none.`,
    );
    assert.ok(decided({ note, noBirthDate: true }).allowed);
  });

  it('is a date that is no later than today, that stands already, or for what is Complete', () => {
    for (const on of ['2022-08-31', '2022-08-01', '2022-02-31'] as Report['revisedDueOn'][]) {
      assert.equal(
        refused({ revisedDueOn: on }),
        'date-not-after-today revisedDueOn: Choose a new date for 3.2.1 after today, 31 August 2022.',
      );
    }
    assert.equal(
      refused({ revisedDueOn: day('2022-10-31') }, buildAction({ revisedDueOn: day('2022-10-31') })),
      'date-unchanged revisedDueOn: 3.2.1 is due on 31 October 2022 already. Choose another date, or leave it out.',
    );
    assert.equal(
      refused({ rag: 'Complete', revisedDueOn: day('2022-10-31') }),
      'date-on-complete revisedDueOn: 3.2.1 is Complete, so it needs no new date. Leave the date out.',
    );
  });

  it('is a note or evidence of more than 2,000 characters', () => {
    assert.ok(decided({ note: 'n'.repeat(2000) }).allowed);
    assert.equal(
      refused({ note: 'n'.repeat(2345) }),
      'too-long note: The note is 2,345 characters long. Please shorten it to 2,000.',
    );
    assert.equal(
      refused({ evidence: 'e'.repeat(2001) }),
      'too-long evidence: The evidence is 2,001 characters long. Please shorten it to 2,000.',
    );
  });
});

describe('a Complete without evidence', () => {
  it('is taken, unless the policy requires it', () => {
    assert.ok(decided({ rag: 'Complete' }).allowed);
    const strict = { completeNeedsEvidence: true };
    assert.equal(
      refused({ rag: 'Complete' }, buildAction(), buildPriority(), strict),
      'evidence-missing evidence: Say what shows that 3.2.1 is Complete: a link or a sentence.',
    );
    assert.ok(decided({ rag: 'Complete', evidence: 'Minutes' }, buildAction(), null, strict).allowed);
    assert.ok(decided({ rag: 'Complete' }, buildAction({ evidence: 'Minutes' }), null, strict).allowed);
  });
});

describe('a Green whose date has passed', () => {
  const late = buildAction({ dueOn: day('2022-07-31'), dueText: 'July 2022' });

  it('needs a new date, or is Complete', () => {
    assert.equal(
      refused({ rag: 'Green' }, late),
      'date-passed revisedDueOn: The date of 3.2.1, the end of July 2022, has passed. Give the new date, or answer Complete.',
    );
    assert.ok(decided({ rag: 'Green', revisedDueOn: day('2022-10-31') }, late).allowed);
    assert.ok(decided({ rag: 'Complete' }, late).allowed);
    assert.ok(decided({ rag: 'Amber', note: 'Waiting' }, late).allowed);
  });

  it('is settled by a report where it comes round again, and may be the day itself', () => {
    assert.ok(decided({ rag: 'Green' }, { ...late, repeats: '3 months' }).allowed);
    assert.ok(decided({ rag: 'Green' }, buildAction({ dueOn: day('2022-08-31') })).allowed);
    assert.ok(decided({ rag: 'Green' }, { ...late, revisedDueOn: day('2022-09-30') }).allowed);
  });
});

describe('whatever is said', () => {
  it('is allowed only to those who may, with a reason and a later date', () => {
    const words = fc.string({ maxLength: 2100 });
    const anyReport = fc.record({
      rag: fc.constantFrom(...RAGS),
      note: words,
      evidence: words,
      revisedDueOn: fc.option(fc.constantFrom('2022-08-30', '2022-08-31', '2022-09-30', '2023-02-30')),
      by: fc.constantFrom(person('Adrian Rocks'), person('Wendy Young'), officer, { name: '', upn: '' }),
    });
    fc.assert(
      fc.property(anyReport, (said) => {
        const decision = decided(said as Partial<Report>);
        if (!decision.allowed) return;
        assert.ok(said.by === officer || said.by.name === 'Adrian Rocks');
        assert.ok(said.note.trim() !== '' || said.rag === 'Green' || said.rag === 'Complete');
        assert.ok(said.revisedDueOn === null || said.revisedDueOn === '2022-09-30');
      }),
      { seed: 2022, numRuns: 500 },
    );
  });
});
