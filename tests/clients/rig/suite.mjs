// The cases that every client goes through, with every provider dialect behind the router.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects } from './providers.mjs';
import { startRouter } from './router.mjs';
import * as said from './said.mjs';

const cancelLimit = 5_000;

/**
 * @param {string} name The client.
 * @param {(router) => object} connect Gives the client's own ways: stream(model), tools(model), whole(model), abort(model), each
 *   resolving to { text, calls: [{ name, arguments }], usage: { input, output } } as far as the client tells, or rejecting.
 */
export function suite(name, connect, { only = dialects, extra } = {}) {
  describe(name, () => {
    let router, client;
    before(async () => { router = await startRouter(); client = await connect(router); });
    after(() => router?.stop());
    for (const { name: provider } of only) {
      const model = script => `${provider}/${script}`;
      test(`streams text over ${provider}`, async () => is(await client.stream(model('text')), { text: said.text }));
      test(`gets text whole over ${provider}`, async () => is(await client.whole(model('text')), { text: said.text }));
      test(`streams two parallel calls over ${provider}`, async () => is(await client.tools(model('tools')), { calls: said.calls }));
      test(`is told of an error before the answer over ${provider}`, () => assert.rejects(() => client.stream(model('refused')), fault => {
        assert.match(text(fault), /too long for this model/);
        return true;
      }));
      test(`is told of an error in the middle over ${provider}`, () => assert.rejects(() => client.stream(model('broken')), fault => {
        assert.match(text(fault), new RegExp(`${provider}|broke|incomplete|reset|closed`, 'i'));
        return true;
      }));
      test(`cancels, and ${provider} hears of it`, async () => {
        const left = router.left(provider);
        await client.abort(model('endless'));
        await Promise.race([left, new Promise((_, reject) => { setTimeout(() => reject(new Error('the provider was not told')), cancelLimit).unref(); })]);
      });
    }
    extra?.(() => ({ router, client }));
  });
}

// What a client throws, with whatever it wraps.
const text = fault => [fault?.message, fault?.error?.message, fault?.cause?.message, fault?.data && JSON.stringify(fault.data), String(fault)].join(' | ');

function is(actual, expected) {
  if (expected.text !== undefined) assert.equal(actual.text, expected.text);
  if (expected.calls) {
    assert.deepEqual(actual.calls.map(call => ({ name: call.name, arguments: call.arguments })), expected.calls.map(({ name, arguments: args }) => ({ name, arguments: args })));
    const ids = actual.calls.map(call => call.id).filter(Boolean);
    assert.equal(new Set(ids).size, ids.length);
  }
  if (actual.usage) assert.deepEqual(actual.usage, said.usage);
}
