import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ollama } from 'ollama';
import { text, tools, vectors } from './rig/said.mjs';
import { suite } from './rig/suite.mjs';

const messages = [{ role: 'user', content: 'hello' }];
const functions = tools.map(({ name, description, schema }) => ({ type: 'function', function: { name, description, parameters: schema } }));
const counts = reply => ({ input: reply.prompt_eval_count, output: reply.eval_count });
const parsed = call => ({ name: call.function.name, arguments: call.function.arguments });

suite('ollama', router => {
  const client = new Ollama({ host: router.root });
  const read = async (model, more = {}) => {
    const said = { text: '', calls: [] };
    let last;
    for await (const part of await client.chat({ model, messages, stream: true, ...more })) {
      said.text += part.message.content;
      said.calls.push(...(part.message.tool_calls ?? []).map(parsed));
      last = part;
    }
    assert.equal(last?.done, true);
    return { ...said, usage: counts(last) };
  };
  return {
    stream: model => read(model),
    tools: model => read(model, { tools: functions }),
    whole: async model => {
      const reply = await client.chat({ model, messages });
      return { text: reply.message.content, usage: counts(reply) };
    },
    abort: async model => {
      const stream = await client.chat({ model, messages, stream: true });
      for await (const _ of stream) break;
      stream.abort();
    },
  };
}, {
  extra: get => {
    const client = () => new Ollama({ host: get().router.root });
    for (const provider of ['openai', 'ollama', 'gemini']) {
      test(`embeds over ${provider}`, async () => {
        assert.deepEqual((await client().embed({ model: `${provider}/text`, input: ['a', 'b'] })).embeddings, vectors);
        assert.deepEqual((await client().embeddings({ model: `${provider}/text`, prompt: 'a' })).embedding, vectors[0]);
      });
    }
    for (const provider of ['openai', 'anthropic']) {
      test(`generates over ${provider}`, async () => {
        let said = '';
        for await (const part of await client().generate({ model: `${provider}/text`, prompt: 'hello', stream: true })) said += part.response;
        assert.equal(said, text);
      });
    }
    test('lists, shows and asks who is at work', async () => {
      const ids = (await client().list()).models.map(model => model.model);
      assert.ok(ids.includes('gemini/text'), ids.join());
      assert.ok((await client().show({ model: 'gemini/text' })).capabilities.includes('tools'));
      assert.deepEqual((await client().ps()).models, []);
    });
  },
});
