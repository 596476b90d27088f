/**
 * Brings something new into sight: its end, as in any chat, or its beginning where it is too long to be
 * seen whole.
 * @param {HTMLElement} node
 */
export function reveal(node) {
  const scroller = node.closest('.scroller');
  const own = scroller !== null && getComputedStyle(scroller).overflowY !== 'visible';
  // The text box at the foot of the page covers some of it on a phone.
  const room = own ? scroller.clientHeight : innerHeight - 160;
  const long = node.offsetHeight > room;
  if (own && !long && node.matches(':last-child')) scroller.scrollTop = scroller.scrollHeight;
  else node.scrollIntoView({ block: long ? 'start' : own ? 'nearest' : 'center' });
}
