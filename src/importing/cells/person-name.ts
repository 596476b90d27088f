const TITLE = /^(?:dr|mr|mrs|ms|miss|mx|prof|professor|cllr|councillor|rev|sir|dame)\.?$/i;
const HONOURS = /^(?:obe|mbe|cbe|jp|phd)\.?$/i;
const PARTICLE = /^(?:de|del|der|den|di|du|la|le|van|von|bin|al|el)$/;
const NAME_WORD = /^\p{Lu}[\p{L}'’.-]*$/u;
const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
/** Words for what somebody does. */
const POSTS = new Set(
  words(
    'accountant administrator advisor adviser analyst assistant associate caseworker chair chairs champion chief clerk ' +
      'commissioner consultant co-ordinator coordinator deputy dietitian director directors executive facilitator head heads ' +
      'headteacher headteachers holder lead leader leaders leads manager managers midwife nurse officer officers ' +
      'paediatrician physiotherapist practitioner principal principals psychologist psychologists secretary senco sencos ' +
      'specialist supervisor teacher teachers therapist therapists worker workers',
  ),
);
/** Other words that stand in the names of teams, posts and places, not of people. */
const OTHER_WORDS = new Set(
  words(
    'academy access administration adult adults agency all area assessment association authority base bases board boards ' +
      'borough business cabinet care carers centre children city clinical clinicians college colleges comms commissioning ' +
      'committee community consortium corporate council councillors county data delivery department designated development ' +
      'directorate disability disabilities district division divisional early education educational elected engagement ' +
      'executive families family finance forum general governance governors greater group groups health help hospital ' +
      'improvement inclusion independent information integrated intelligence interim internal joint leadership learning ' +
      'legal local maintained member members mental ministry named neighbourhood neighbourhoods network nhs nursery nursing ' +
      'occupational offer office operations operational our ownership paediatric panel parent parents participation partner ' +
      'partners partnership partnerships people performance place placement placements planning policy portfolio practice ' +
      'primary procurement professionals programme project provider providers provision psychology public pupil pupils ' +
      'quality region regional representative representatives resource resources review royal safeguarding school schools ' +
      'secondary sector send senior sensory service services settings setting social staff standards statutory steering ' +
      'strategic strategy student students sub-group subgroup support system team teams therapies therapy training transition ' +
      'transitions transport tribunal trust unit university various virtual welfare wellbeing workforce workstream youth',
  ),
);

/** Whether the words read as the name of one person: two to five words, or one after a title, none of them a team's or a post's. */
export function isPersonName(text: string): boolean {
  const named = words(text);
  const isTitled = named[0] !== undefined && TITLE.test(named[0]);
  while (named[0] !== undefined && TITLE.test(named[0])) named.shift();
  while (HONOURS.test(named.at(-1) ?? '')) named.pop();
  if (named.length < (isTitled ? 1 : 2) || named.length > 5) return false;
  if (named.some((word) => isOtherWord(word) || isAcronym(word))) return false;
  const [first = '', last = ''] = [named[0], named.at(-1)];
  return (
    named.every((word) => NAME_WORD.test(word) || PARTICLE.test(word)) &&
    NAME_WORD.test(first) &&
    NAME_WORD.test(last) &&
    /\p{Ll}/u.test(named.join(''))
  );
}

/** Whether a name is so long that a mark between two names may be missing. */
export function mayBeTwoPeople(name: string): boolean {
  const named = words(name).filter((word) => !HONOURS.test(word));
  while (named[0] !== undefined && TITLE.test(named[0])) named.shift();
  const isLong = named.length >= 4 && !named.some((word) => PARTICLE.test(word));
  return isPersonName(name) && (isLong || named.some((word) => TITLE.test(word)));
}

/** Whether the words name a post: “Head of SEND”, not “SEND Team”. */
export function namesPost(text: string): boolean {
  return words(text).some((word) => POSTS.has(word.toLowerCase()));
}

/** Whether the word is written in capitals alone, three or more: `SEND`. */
export function isAcronym(word: string): boolean {
  return /^\p{Lu}{3,}s?$/u.test(word);
}

/** Whether it reads as somebody's initials: `KK`, `K.K.`. Three capitals are more often a body's. */
export function isInitials(word: string): boolean {
  return /^(?:\p{Lu}{2}|(?:\p{Lu}\.\s?){2,4})$/u.test(word);
}

function isOtherWord(word: string): boolean {
  const plain = word.toLowerCase().replace(/['’]s?$/, '');
  return OTHER_WORDS.has(plain) || POSTS.has(plain);
}

/** The words of a name as one compares them: without titles, accents and small signs, in small letters. */
export function nameWords(name: string): string[] {
  const bare = name
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .toLowerCase();
  return bare.split(/[\s-]+/).filter((word) => word !== '' && !TITLE.test(word) && !HONOURS.test(word));
}
