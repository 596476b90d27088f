const TITLE = /^(?:dr|mr|mrs|ms|miss|mx|prof|professor|cllr|councillor|rev)\.?$/i;
const PARTICLE = /^(?:de|del|der|den|di|du|la|le|van|von|bin|al|el)$/;
const NAME_WORD = /^\p{Lu}[\p{L}'’.-]*$/u;
/** Words that stand in the names of teams, posts and places, not of people. */
const OTHER_WORDS = new Set(
  (
    'academy access adult adults agency area assessment association authority base bases board boards borough ' +
    'centre chair chairs children commissioner commissioning committee comms council department designated ' +
    'director directorate directors early education executive families finance forum governance governors group ' +
    'groups head heads headteacher headteachers health help hospital inclusion lead leader leaders leads learning ' +
    'local manager managers network nhs offer officer officers our panel parent partners partnership primary ' +
    'principal principals professionals provider providers resource school schools secondary send services service ' +
    'settings social support team teams trust unit virtual workforce youth'
  ).split(' '),
);

/** Whether the words read as the name of one person: two to five words, none of them a team's or a post's. */
export function isPersonName(text: string): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  if (words[0] !== undefined && TITLE.test(words[0])) words.shift();
  if (words.length < 2 || words.length > 5) return false;
  if (words.some((word) => OTHER_WORDS.has(word.toLowerCase()) || isAcronym(word))) return false;
  const [first = '', last = ''] = [words[0], words.at(-1)];
  return (
    words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word)) &&
    NAME_WORD.test(first) &&
    NAME_WORD.test(last) &&
    /\p{Ll}/u.test(text)
  );
}

/** Whether the word is written in capitals alone, three or more: `SEND`. */
export function isAcronym(word: string): boolean {
  return /^\p{Lu}{3,}s?$/u.test(word);
}
