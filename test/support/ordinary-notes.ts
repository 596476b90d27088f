import { seeded } from './seeded.js';

const FRAMES = [
  'Met KL and J.S. on {day}; the next meeting is on {date}.',
  'Call {phone} to book a place before {day}.',
  'Invoice {invoice} paid on {date}, purchase order PO {invoice}.',
  'Order no. {long} was placed with the supplier on {date}.',
  'Invoice number {long} is late; finance rings {phone}.',
  '{count} of {count2} reviews done ({percent} %), against 75 % in 2021/22.',
  'Budget of £{money} agreed for 2022/23, code A{code}.',
  'The survey went to {count} families; it closes on {date} at 16:30.',
  'Rota for week {count}: SM, DM and PH. Questions to +44 161 {six}.',
  'Moved from 3.2.1 to 3.2.{digit}; see pages {count}-{count2} of the draft of {day}.',
];

/** So many different notes as leads write them, the same each time. None is about a child. */
export function ordinaryNotes(count: number): readonly string[] {
  const random = seeded(2022);
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const figures = (length: number): string => Array.from({ length }, () => whole(0, 9)).join('');
  const fill: Readonly<Record<string, () => string>> = {
    day: () => `${String(whole(1, 28))} September 2022`,
    date: () => `${String(whole(10, 28))}/${String(whole(10, 12))}/2022`,
    phone: () => (whole(0, 1) === 0 ? `0161 342 ${figures(4)}` : `07700 900${figures(3)}`),
    invoice: () => `INV-2022-${figures(5)}`,
    long: () => `4${figures(9)}`,
    count: () => String(whole(10, 99)),
    count2: () => String(whole(100, 480)),
    percent: () => String(whole(1, 99)),
    money: () => `${String(whole(1, 9))},${figures(3)},${figures(3)}`,
    code: () => figures(4),
    six: () => `${figures(3)} ${figures(4)}`,
    digit: () => String(whole(2, 9)),
  };
  return Array.from({ length: count }, (_, at) =>
    (FRAMES[at % FRAMES.length] ?? '').replaceAll(
      /\{(\w+)\}/g,
      (_whole, name: string) => fill[name]?.() ?? '',
    ),
  );
}
