/** Whether that state is kept in PostgreSQL; else the address is a folder. */
export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url);
}
