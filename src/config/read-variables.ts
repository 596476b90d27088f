import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { validate as isCron } from 'node-cron';
import type { z } from 'zod';
import { parseCivilDate } from '../domain/civil-date.js';

/** The environment, as it stands at start. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A value without the space around it, or `null` where it is empty. */
export function present(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
}

/** Reads one variable at a time and notes what is wrong with it. */
export function readVariables(env: Env, faults: string[]) {
  const text = (name: string) => present(env[name]);
  const checked = <T>(name: string, parse: (value: string) => T | null, wrong: string): T | null => {
    const value = text(name);
    if (value === null) return null;
    const parsed = parse(value);
    if (parsed === null) faults.push(`${name} ${wrong}`);
    return parsed;
  };
  return {
    text,
    port: (name: string, otherwise: number) =>
      checked(
        name,
        (value) => (/^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : null),
        `must be a port from 0 to 65535, for example ${name}=3978`,
      ) ?? otherwise,
    onOff: (name: string, otherwise: boolean) =>
      checked(
        name,
        (value) => (value === 'on' ? true : value === 'off' ? false : null),
        `must be on or off, for example ${name}=off`,
      ) ?? otherwise,
    day: (name: string) =>
      checked(name, parseCivilDate, `must be a day written YYYY-MM-DD, for example ${name}=2022-09-01`),
    zone: (name: string, otherwise: string) =>
      checked(
        name,
        (value) => (isZone(value) ? value : null),
        `is not a time zone, for example ${name}=Europe/London`,
      ) ?? otherwise,
    cron: (name: string, otherwise: string) =>
      checked(
        name,
        (value) => (isCron(value) && value.split(/\s+/).length === 5 ? value : null),
        `is not a cron expression of five fields, for example ${name}='0 9 * * 1-5'`,
      ) ?? otherwise,
    mailbox: (name: string) =>
      checked(
        name,
        (value) => (/^[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+$/.test(value) ? value.toLowerCase() : null),
        `must be one mailbox, for example ${name}=send-programme@contoso.gov.uk`,
      ),
    names: (name: string) =>
      text(name)
        ?.split(',')
        .map((part) => part.trim().toLowerCase())
        .filter((part) => part !== '') ?? null,
    state: (name: string) =>
      checked(
        name,
        (value) => (/^postgres(ql)?:\/\//.test(value) || !value.includes('://') ? value : null),
        `must be a folder or begin with postgres://, for example ${name}=postgres://localhost/sendig`,
      ),
    path: (name: string) =>
      checked(
        name,
        (value) => (isFile(value) ? path.resolve(value) : null),
        `must name a file that can be read, for example ${name}=council-template.docx`,
      ),
    file: <T>(name: string, shape: z.ZodType<T>) =>
      checked(
        name,
        (value) => readOptions(value, shape),
        `must name a readable JSON file with known options (docs/design.md lists them)`,
      ),
  };
}

function readOptions<T>(path: string, shape: z.ZodType<T>): T | null {
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // What is wrong with the file is for the officer to see in the sentence, whichever way it fails.
    return null;
  }
}

function isFile(name: string): boolean {
  try {
    return statSync(name).isFile();
  } catch {
    // Whether it is not there or may not be seen is for the officer to find out.
    return false;
  }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
