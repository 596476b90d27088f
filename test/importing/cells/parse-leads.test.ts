import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLeads } from '../../../src/importing/cells/parse-leads.js';

/** What was read: leads, then co-leads in square brackets, then the codes of findings. */
function read(text: string): string {
  const { leads, coLeads, findings } = parseLeads(text);
  const print = (people: typeof leads) =>
    people.map(({ name, role }) => (role === null ? name : `${name} = ${role}`)).join(' | ');
  return [print(leads), coLeads.length > 0 && `[${print(coLeads)}]`, ...findings.map(({ code }) => code)]
    .filter(Boolean)
    .join(' ');
}

describe('the leads of an action as people write them', () => {
  const CASES: Record<string, string> = {
    'Allan Pearce': 'Allan Pearce',
    'Wendy Young (Deputy Head of SEND) , Karen Kromolicki (DCO)':
      'Wendy Young = Deputy Head of SEND | Karen Kromolicki = DCO',
    'Gill Gibson (Director of Nursing, Quality & Safeguarding)':
      'Gill Gibson = Director of Nursing, Quality & Safeguarding',
    'Charlotte Finch (Head of SEND) and Dean McDonagh (Education Data Lead)':
      'Charlotte Finch = Head of SEND | Dean McDonagh = Education Data Lead',
    'Amy Brierley (Divisional Director). Ashleigh Smith (Directorate Manager)':
      'Amy Brierley = Divisional Director | Ashleigh Smith = Directorate Manager',
    'Sarah Leah/ Steven Hand': 'Sarah Leah | Steven Hand',
    'Charlotte Finch (Head of SEND) [Louise Rule (Head of Starting Well) and Elaine Healey]':
      'Charlotte Finch = Head of SEND [Louise Rule = Head of Starting Well | Elaine Healey]',
    'Claire Jackson (Principal) [Charlotte Finch (Head of SEND) Elaine Healey]':
      'Claire Jackson = Principal [Charlotte Finch = Head of SEND | Elaine Healey]',
    'Tony Decrop (Assistant Director), [DSCO]': 'Tony Decrop = Assistant Director [DSCO] lead-is-a-body',
    'Charlotte Finch (Head of SEND) [Chairs of TASH, TPC and SSSP]':
      'Charlotte Finch = Head of SEND [Chairs of TASH, TPC and SSSP] lead-is-a-body',
    'Ownership Board': 'Ownership Board lead-is-a-body',
    'EPS; Head of SEN Assessment Team': 'EPS | Head of SEN Assessment Team lead-is-a-body',
    'Tameside and Glossop CCG': 'Tameside and Glossop CCG lead-is-a-body',
    'Karen Kromilicki DCO); Elaine Healey': 'Karen Kromilicki = DCO | Elaine Healey unbalanced-brackets',
    'Lynzi Shepherd (Head of Mental Health and Learning Disabilities, Adrian Rocks (Head of Education Commissioning)':
      'Lynzi Shepherd = Head of Mental Health and Learning Disabilities | Adrian Rocks = Head of Education Commissioning unbalanced-brackets',
    'Elaine Healey (Chair': 'Elaine Healey = Chair unbalanced-brackets',
    'Elaine Healey]': 'Elaine Healey unbalanced-brackets',
    'Jo Robinson (Manager (acting), Adults)': 'Jo Robinson = Manager (acting), Adults',
    '': 'no-lead',
  };
  for (const [text, expected] of Object.entries(CASES)) {
    it(`reads “${text}”`, () => {
      assert.equal(read(text), expected);
    });
  }

  it('says in a plain sentence what it asks about', () => {
    const { findings } = parseLeads('EPS, Karen Kromilicki DCO)');
    assert.deepEqual(
      findings.map(({ message }) => message),
      [
        'A bracket is missing or stands twice in the leads; check the names and roles.',
        'The lead “EPS” does not read as the name of a person.',
      ],
    );
    assert.equal(
      parseLeads('EPS, SOSS').findings[0]?.message,
      'The leads “EPS”, “SOSS” do not read as names of people.',
    );
    assert.equal(parseLeads(' ').findings[0]?.message, 'The plan names no lead.');
  });

  it('reads what it printed, whatever stands between the people', () => {
    const person = fc.record(
      {
        name: fc.constantFrom(
          'Erica Douglas-Osborn',
          'Dean McDonagh',
          'Ali Stathers-Tracy',
          'Jo Robinson',
          'Mel Wicks',
        ),
        role: fc.constantFrom(null, 'DCO', 'Head of Economy, Employment & Skills', 'Head (acting), Adults'),
      },
      { noNullPrototype: true },
    );
    const people = fc.uniqueArray(fc.tuple(person, fc.constantFrom(', ', '; ', ' / ', ' and ', ' & ')), {
      maxLength: 5,
      selector: ([{ name }]) => name,
    });
    fc.assert(
      fc.property(people, people, (leads, coLeads) => {
        const print = (group: typeof leads) =>
          group
            .map(
              ([{ name, role }, mark], at) =>
                `${at > 0 ? mark : ''}${name}${role === null ? '' : ` (${role})`}`,
            )
            .join('');
        const read = parseLeads(`${print(leads)} ${coLeads.length > 0 ? `[${print(coLeads)}]` : ''}`);
        assert.deepEqual(
          [read.leads, read.coLeads],
          [leads.map(([one]) => one), coLeads.map(([one]) => one)],
        );
      }),
      { seed: 20220901, numRuns: 500 },
    );
  });

  it('never throws and never writes a name that is not there', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      ', ',
      '; ',
      '/',
      ' and ',
      '. ',
      ' ',
      'Elaine',
      'Healey',
      'DCO',
      'Head of SEND',
      'Chairs of TASH',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { leads, coLeads, findings } = parseLeads(text);
        const words = text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ');
        for (const { name, role } of [...leads, ...coLeads]) {
          assert.ok(name !== '' && words.includes(name), name);
          assert.ok(role === null || (role !== '' && words.includes(role)), role ?? '');
        }
        if (leads.length === 0) assert.ok(findings.some(({ code }) => code === 'no-lead'));
      }),
      { seed: 20220901, numRuns: 2000 },
    );
  });
});
