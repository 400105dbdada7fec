import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deliveriesIn } from '../../src/store/deliveries.ts';
import { databases, openOrFail } from '../support/databases.ts';

for (const database of databases()) {
  test(`of many claims in two processes exactly one wins (${database.kind})`, async () => {
    const { store, url, drop } = await database.open();
    const other = await openOrFail(url);
    const processes = [deliveriesIn(store, () => 1), deliveriesIn(other, () => 1)];
    const claims = Array.from({ length: 10 }, (_, index) =>
      processes.map((deliveries) => deliveries.claim([`event:E${index % 3}`, 'message:T:C:1.1:message'])),
    );
    const won = await Promise.all(claims.flat());
    assert.is(won.filter(Boolean).length, 1);
    assert.is(await processes[0]?.claim(['event:E9', 'message:T:C:1.2:message']), true);
    assert.is(await processes[1]?.claim(['event:E10', 'message:T:C:1.2:message']), false);
    await other.close();
    await drop();
  });

  test(`what is old is forgotten, what is new is not (${database.kind})`, async () => {
    const { store, drop } = await database.open();
    let now = 1000;
    const deliveries = deliveriesIn(store, () => now);
    await deliveries.claim(['old']);
    now = 2000;
    await deliveries.claim(['new']);
    await deliveries.forgetBefore(2000);
    assert.is(await deliveries.claim(['old']), true);
    assert.is(await deliveries.claim(['new']), false);
    await drop();
  });
}

test.run();
