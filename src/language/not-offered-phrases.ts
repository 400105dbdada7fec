/** The many ways in which people ask for what there is not, as phrases with bars between them. */

/** `should we kill`, `shall I pause` */
export const decisions = ['should we', 'should i', 'shall we', 'shall i', 'do we need to', 'is it worth it to', 'is it time to']
  .flatMap((asks) =>
    ['', ' kill', ' drop', ' keep', ' end', ' remove', ' scrap', ' retire', ' invest in', ' scale', ' change', ' fire', ' hire'].map(
      (does) => `${asks}${does}`,
    ),
  )
  .join('|');

/** `vs average`, `above the average` */
export const averages = [
  'vs|versus|against|compared to|compared with|relative to|than',
  'above|below|over|under|better than|worse than|higher than|lower than|more than|less than|beats|exceeds|is above|is below',
]
  .flatMap((words) => words.split('|'))
  .flatMap((word) =>
    ['average', 'avg', 'mean', 'the average', 'the avg', 'the mean', 'its average', 'their average'].map((one) => `${word} ${one}`),
  )
  .join('|');

/** `against target` */
export const againstTarget = [
  'vs',
  'versus',
  'against',
  'compared to',
  'on',
  'to',
  'hit',
  'hitting',
  'reach',
  'reaching',
  'meeting',
  'meet',
]
  .flatMap((word) => ['target', 'the target', 'targets', 'goal', 'our target', 'our targets', 'our goal'].map((one) => `${word} ${one}`))
  .join('|');

const replies = ['reply', 'respond', 'answer', 'get back'];

/** `how quickly do agents reply` */
export const agentsReply = ['how fast', 'how quick', 'how quickly', 'how soon', 'how slow', 'how long']
  .flatMap((asks) => ['do', 'did', 'does', 'are', 'were'].map((does) => `${asks} ${does}`))
  .flatMap((asks) => ['agents', 'the agents', 'our agents', 'we', 'they'].map((who) => `${asks} ${who}`))
  .flatMap((asks) => replies.flatMap((verb) => ['', 'take to '].map((takes) => `${asks} ${takes}${verb}`)))
  .concat(replies.map((verb) => `agents ${verb}`))
  .join('|');

/** `how many people are waiting` */
export const waiting = ['people', 'ppl', 'customers', 'consumers', 'visitors', 'chats', 'conversations']
  .flatMap((who) => [`${who} waiting`, `${who} are waiting`, `many ${who} are waiting`, `how many ${who} are waiting`, `waiting ${who}`])
  .concat('how many are waiting', 'waiting')
  .join('|');

export const whatRan = 'What ran when is not kept; what was shown in a time is seen by its exposures, and the list names all there are.';

export const notAgainstAll = 'One member is not set against all others together; by member, they stand side by side with the total.';

/** `Summer Sale vs all campaigns` */
export const againstAll = ['vs', 'versus', 'against', 'compared to', 'compared with']
  .flatMap((word) =>
    [
      ...['all', 'overall', 'everyone', 'everybody', 'everything', 'total', 'the total', 'the whole brand'],
      ...['agents', 'campaigns', 'groups', 'teams', 'lobs', 'skills', 'devices', 'sources'].flatMap((one) => [
        `all ${one}`,
        `all the ${one}`,
      ]),
    ].map((whom) => `${word} ${whom}`),
  )
  .join('|');
