import assert from 'node:assert/strict';
import { localPage } from '../support/local-page.js';
import { newDataDir, type RunningService, runCommand, runService } from '../support/run-service.js';

const ADRIAN = 'adrian.rocks@sendig.example';

/** Fixed moments after a press, in milliseconds, at which the process is killed; last, as soon as the lead is told. */
const MOMENTS_MS = process.env['CHAOS'] === 'full' ? [5, 20, 45, 80, 150, 400, null] : [20, 400, null];
const LAST = 'The last round: waiting for the survey';

describe('the process is killed while a lead reports', () => {
  let service: RunningService | null = null;
  afterEach(() => service?.kill());

  it('has, after a restart, every report of which the lead was told that it is saved, once', async function () {
    this.timeout(300_000);
    const dataDir = newDataDir();
    service = await runService(dataDir);
    await localPage(service.origin).sendReminders();
    const [reminder] = await localPage(service.origin).chat(ADRIAN);
    const told: string[] = [];

    for (const [round, moment] of MOMENTS_MS.entries()) {
      const note = `Round ${String(round + 1)}: waiting for the survey`;
      const press = localPage(service.origin)
        .press(ADRIAN, reminder!.id, 'rag.save', {
          ref: '3.2.1',
          etag: String(round),
          page: '1',
          rag: 'Amber',
          note,
        })
        .then(
          (answer) => {
            if ((answer as { outcome: string }).outcome === 'card') told.push(note);
          },
          // Cut off by the kill: nobody was told anything.
          () => undefined,
        );
      await (moment === null ? press : new Promise((resolve) => setTimeout(resolve, moment)));
      await service.kill();
      await press;
      service = await runService(dataDir);
    }
    await localPage(service.origin).press(ADRIAN, reminder!.id, 'rag.save', {
      ref: '3.2.1',
      etag: 'last',
      page: '1',
      rag: 'Amber',
      note: LAST,
    });
    told.push(LAST);

    // SharePoint may be slow; reports on one action reach it in the order in which they were made.
    let notes: readonly string[] = [];
    while (!notes.includes(told.at(-1) ?? '')) notes = await notesOn(service.origin, '3.2.1');
    assert.ok(told.length >= 2, 'the last two rounds are told');
    for (const note of told) {
      assert.equal(
        notes.filter((kept) => kept === note).length,
        1,
        `${note} stands once in:\n${notes.join('\n')}`,
      );
    }
    const digest = await runCommand(['digest', '--format', 'json', '--as-of', '2022-09-01'], {
      DATA_DIR: dataDir,
    });
    const amber = (JSON.parse(digest.stdout) as { sections: { amber: { ref: string; note: string }[] } })
      .sections.amber;
    assert.match(
      amber.find((entry) => entry.ref === '3.2.1')?.note ?? '',
      /^The last round: waiting for the survey/,
    );
  });
});

/** The notes of an action's rows in `Action updates`, as the list has them. */
async function notesOn(origin: string, ref: string): Promise<readonly string[]> {
  const list = `${origin}/graph/v1.0/sites/sendig.example:/sites/send:/lists/Action%20updates`;
  const query = new URLSearchParams({
    $expand: 'fields($select=Note)',
    $filter: `fields/ActionRef eq '${ref}'`,
  });
  const answer = await fetch(`${list}/items?${query.toString()}`, {
    headers: { authorization: 'Bearer local' },
  });
  const { value } = (await answer.json()) as { value: { fields: { Note?: string } }[] };
  return value.map(({ fields }) => fields.Note ?? '');
}
