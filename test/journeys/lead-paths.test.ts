import assert from 'node:assert/strict';
import { type LeadUser, leadUser } from '../support/lead-user.js';
import { localPage } from '../support/local-page.js';
import { newDataDir, type RunningService, runService } from '../support/run-service.js';

describe('a lead answers, each in their own way', () => {
  let service: RunningService;
  let adrian: LeadUser;
  let lynzi: LeadUser;
  let jane: LeadUser;
  let officer: LeadUser;
  before(async () => {
    service = await runService(newDataDir());
    const user = (name: string): LeadUser => leadUser(service.origin, `${name}@sendig.example`);
    adrian = user('adrian.rocks');
    lynzi = user('lynzi.shepherd');
    jane = user('jane.sowerby');
    officer = user('officer');
    await localPage(service.origin).sendReminders();
  });
  after(() => service.kill());

  const has = (lines: readonly string[], ...said: string[]): void => {
    for (const line of said) assert.ok(lines.includes(line), `${line} is in:\n${lines.join('\n')}`);
  };

  describe('on a card', () => {
    it('and a reason that is missing comes back beside its field, with all that was typed', async () => {
      await adrian.say('my actions');
      await adrian.press('rag.red', '3.4.1');
      const typed = { note: '', doing: 'We advertise again.', revisedDueOn: '2023-10-31' };
      const lines = await adrian.press('rag.save', '3.4.1', typed);
      has(lines, 'Say why 3.4.1 is Red and what happens next.');
      const again = await adrian.press('rag.save', '3.4.1', { note: 'Two posts are empty' });
      has(again, 'Saved: 3.4.1 is Red. The group will be asked to agree this date.');
      const history = await adrian.say('history 3.4.1');
      has(
        history,
        'From ○ No update to ● Red. Date moved from 30 September 2023 to 31 October 2023.',
        'Two posts are empty. Being done: We advertise again.',
        'Moved once, from 30 September 2023 to 31 October 2023, 31 days later. Not yet agreed.',
      );
    });

    it('and Complete without evidence is taken, for the digest to ask about', async () => {
      await adrian.say('my actions');
      await adrian.press('rag.complete', '3.3.2');
      has(await adrian.press('rag.save', '3.3.2'), 'Saved: 3.3.2 is Complete.');
    });

    it('and takes the answer back: the action is as it was, and the history says so', async () => {
      await adrian.say('my actions');
      has(await adrian.press('rag.undo', '3.3.2'), 'Taken back: 3.3.2 is No update again.');
      has(
        await adrian.say('history 3.3.2'),
        'From ○ No update to ✓ Complete.',
        'A report was taken back. From ✓ Complete to ○ No update.',
      );
    });

    it('and what was taken back can be said again, from the same card', async () => {
      await adrian.say('my actions');
      await adrian.press('rag.complete', '3.3.2');
      has(await adrian.press('rag.save', '3.3.2'), 'Saved: 3.3.2 is Complete.');
      has(await adrian.press('rag.undo', '3.3.2'), 'Taken back: 3.3.2 is No update again.');
    });

    it('and corrects it, which is a report of its own', async () => {
      await adrian.say('my actions');
      await adrian.press('rag.open', '3.4.1');
      const said = { rag: 'Amber', note: 'One post is filled', revisedDueOn: '' };
      has(await adrian.press('rag.save', '3.4.1', said), 'Saved: 3.4.1 is Amber.');
    });
  });

  describe('together with a co-lead', () => {
    it('who answered while the form was open: both answers are shown, and nothing is overwritten unseen', async () => {
      for (const user of [adrian, lynzi]) {
        await user.say('my actions');
        await user.press('rag.amber', '10.4.2');
      }
      has(await lynzi.press('rag.save', '10.4.2', { note: 'The money is found' }), 'Saved: 10.4.2 is Amber.');
      const lines = await adrian.press('rag.save', '10.4.2', { note: 'We ask again in October' });
      has(
        lines,
        'Lynzi Shepherd has changed 10.4.2 in the meantime. It now says ▲ Amber. The money is found (1 September 2022, Lynzi Shepherd). Save puts your answer in its place, and both stay in the history; Back leaves it as it is.',
      );
      has(await adrian.press('rag.save', '10.4.2'), 'Saved: 10.4.2 is Amber.');
      has(await adrian.say('history 10.4.2'), 'The money is found.', 'We ask again in October.');
    });

    it('whose list shows what the other has said', async () => {
      has(await lynzi.say('my actions'), 'Adrian Rocks said: ▲ Amber. We ask again in October.');
    });
  });

  describe('in words', () => {
    it('with the number, the RAG, a reason and a date', async () => {
      has(
        await adrian.say('3.2.1 amber waiting for the survey, new date 30 Sept'),
        'Saved: 3.2.1 is Amber. The group will be asked to agree this date.',
      );
      has(await adrian.say('3.3.1 done, see https://sendig.example/list'), 'Saved: 3.3.1 is Complete.');
      has(await adrian.say('history 3.3.1'), 'Evidence: see https://sendig.example/list.');
    });

    it('on several actions at once', async () => {
      has(await adrian.say('7.3.7 3.3.2 green'), 'Saved: 7.3.7 is Green.', 'Saved: 3.3.2 is Green.');
    });

    it('without the number, in answer to a message about one action', async () => {
      has(
        await jane.say('amber - waiting for the minutes, new date 30/9'),
        'Saved: 9.2.2 is Amber. The group will be asked to agree this date.',
      );
      has(
        await adrian.say('green - launched'),
        'Which action do you mean?',
        'Nothing was saved, because I asked you about 3 actions. Begin with the number, for example: 10.4.2 green. Or with several: 10.4.2 3.2.1 green',
      );
    });

    it('and what is not certain comes back as a filled form to confirm', async () => {
      const lines = await adrian.say('3.4.1 red, was amber, new date 31 Dec 2023');
      has(
        lines,
        'Your report on 3.4.1: Red',
        'I am not sure what you mean, so nothing was saved. Is this right?',
      );
      has(
        await adrian.press('rag.save', '3.4.1'),
        'Saved: 3.4.1 is Red. The group will be asked to agree this date.',
      );
    });

    it('and a day that is none is asked for', async () => {
      has(
        await adrian.say('3.2.1 amber waiting, new date next Friday'),
        'I cannot tell which day "next Friday" is, so nothing was saved. Choose it here.',
      );
    });

    it('and nonsense gets help, with two of the lead’s own actions', async () => {
      has(
        await adrian.say('bananas'),
        'I did not understand that',
        "To report, begin with the action's number, for example: 10.4.2 amber waiting for the survey. Or: 3.2.1 green",
      );
    });

    it('and is told who can answer for an action of somebody else’s', async () => {
      has(
        await lynzi.say('3.2.2 green'),
        'Action 3.2.2 was not changed',
        '3.2.2 is led by Allan Pearce. They, the leads of priority 3 and the project officer can report on it.',
      );
    });
  });

  describe('through the project officer', () => {
    it('who names the lead at the end', async () => {
      has(
        await officer.say('3.2.2 amber waiting for the survey, for Allan Pearce'),
        'Saved for Allan Pearce: 3.2.2 is Amber.',
      );
    });

    it('who pastes the words of an email', async () => {
      has(
        await officer.say(
          '3.2.3 amber\nHi,\nthe supplier has let us down. We look for another.\nfor Allan Pearce',
        ),
        'Saved for Allan Pearce: 3.2.3 is Amber.',
      );
      has(
        await officer.say('history 3.2.3'),
        '1 September 2022, Allan Pearce, entered by Project officer',
        'Hi, the supplier has let us down. We look for another.',
      );
    });

    it('who chooses the lead on a card', async () => {
      await officer.say('action 3.2.2');
      const form = await officer.press('rag.red', '3.2.2');
      has(form, 'Whose answer is it?', 'Allan Pearce', 'I say so, as project officer');
      const said = { note: 'The survey is late', reportedFor: 'Allan Pearce', revisedDueOn: '2022-11-30' };
      has(
        await officer.press('rag.save', '3.2.2', said),
        'Saved for Allan Pearce: 3.2.2 is Red. The group will be asked to agree this date.',
      );
      has(await officer.say('history 3.2.2'), '1 September 2022, Allan Pearce, entered by Project officer');
    });

    it('who names somebody who does not lead the action', async () => {
      has(
        await officer.say('3.2.2 amber waiting, for Wendy Young'),
        '"Wendy Young" does not lead 3.2.2, so nothing was saved. Choose whose answer it is.',
      );
    });
  });
});
