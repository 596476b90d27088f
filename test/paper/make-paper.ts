import { DEFAULT_RAG_KEY } from '../../src/domain/rag.js';
import type { RegisterReading } from '../../src/domain/register.js';
import { parseDue } from '../../src/importing/cells/parse-due.js';
import { packPaper } from '../../src/paper/pack-paper.js';
import type { PaperSource } from '../../src/paper/paper-input.js';
import type { Template } from '../../src/paper/read-template.js';
import { writePaper } from '../../src/paper/write-paper.js';
import { day } from '../support/build-action.js';

/** What a test asks of a paper; it is a `sendig` paper of 1 September 2022 for SENDIG, but for what is said. */
export type Asked = Partial<Omit<PaperSource, 'request'>> & {
  readonly request?: Partial<PaperSource['request']>;
};

/** What a paper of that register is made from. */
export function sourceOf(reading: RegisterReading, { request, ...said }: Asked = {}): PaperSource {
  return {
    request: {
      kind: 'sendig',
      asOf: day('2022-09-01'),
      since: null,
      board: null,
      forPublication: false,
      ...request,
    },
    reading,
    since: day('2022-07-29'),
    zone: 'Europe/London',
    officers: ['officer@sendig.example'],
    key: DEFAULT_RAG_KEY,
    readDue: (text) => parseDue(text).due,
    ...said,
  };
}

/** A paper of that register as a Word file. */
export function paperOf(
  reading: RegisterReading,
  asked: Asked = {},
  template: Template | null = null,
): Promise<Uint8Array> {
  const source = sourceOf(reading, asked);
  return packPaper(writePaper(source), source.request.asOf, template);
}
