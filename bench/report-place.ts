/** Where the measurement of reports takes place: the same for all its processes. */
export const SITE = 'sendig.example:/sites/send';
export const ZONE = 'Europe/London';
export const TENANT = 'tenant-1';
/** The list service asks for this; it answers this machine alone. */
export const TOKEN = 'local-token';
export const OFFICE = { chairs: ['chair@sendig.example'], officers: ['officer@sendig.example'] };
/** The largest activity that a bot reads, as `src/bot/create-bot.ts` has it. */
export const BODY_LIMIT = '256kb';
