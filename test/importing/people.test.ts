import assert from 'node:assert/strict';
import { parsePeople, personKey } from '../../src/importing/people.js';

describe('the list of people that an officer gives to the import', () => {
  it('is read whatever the order and case of its columns', () => {
    const csv =
      '\ufeffTeam,UPN, Name \r\nSEND,Charlotte.Finch@sendig.example,"Charlotte  Finch"\r\n\r\n"A, B",adrian.rocks@sendig.example,Adrian Rocks';
    const people = parsePeople(csv);
    assert.deepEqual(people.get(personKey('charlotte finch')), {
      name: 'Charlotte  Finch',
      upn: 'charlotte.finch@sendig.example',
    });
    assert.deepEqual(people.get(personKey(' Adrian  ROCKS')), {
      name: 'Adrian Rocks',
      upn: 'adrian.rocks@sendig.example',
    });
    assert.equal(people.size, 2);
  });

  it('keeps commas, quotation marks and line breaks inside quoted fields', () => {
    const people = parsePeople(
      'name,upn\n"Rocks, ""Adrian""\nAB",ar@sendig.example\n"Jo Robinson",jr@sendig.example\n',
    );
    assert.deepEqual(
      [...people.values()].map(({ name }) => name),
      ['Rocks, "Adrian"\nAB', 'Jo Robinson'],
    );
  });

  it('is read as Entra and Outlook call its columns; the UPN counts before the address', () => {
    const people = parsePeople(
      'Display name;Email;User principal name\nHelen Marsh;helen.marsh@partner.example;helen#ext#@sendig.example',
    );
    assert.deepEqual([...people.values()], [{ name: 'Helen Marsh', upn: 'helen#ext#@sendig.example' }]);
  });

  it('names the line that cannot be read', () => {
    const needs = 'of the list of people needs a name and a UPN such as first.last@council.example';
    const bad: [string, string][] = [
      ['', 'line 1 of the list of people does not name the columns "name" and "upn" (or "email")'],
      [
        'name,team\nJo Robinson,SEND',
        'line 1 of the list of people does not name the columns "name" and "upn" (or "email")',
      ],
      ['name,upn\n"Jo\nRobinson",jr@sendig.example\nJo Robinson', `line 4 ${needs}`],
      ['name,upn\n,jr@sendig.example', `line 2 ${needs}`],
      ['name,upn\nJo Robinson,jr at sendig', `line 2 ${needs}`],
      [
        'name,upn\n"Jo Robinson,jr@sendig.example',
        'line 2 of the list of people has a quotation mark out of place, or one that is not closed',
      ],
      [
        'name,upn\nJo Robinson,jr@sendig.example\nJo Robinson,jo@sendig.example',
        'line 3 of the list of people gives a person of an earlier line another UPN',
      ],
    ];
    for (const [csv, why] of bad) {
      assert.throws(() => parsePeople(csv), {
        code: 'file-not-understood',
        message: `This file cannot be read as a plan: ${why}.`,
      });
    }
  });
});
