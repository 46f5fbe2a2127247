// Upload, create, poll, download: a whole batch through the official package. Base URL and key come from OPENAI_BASE_URL and OPENAI_API_KEY.
import assert from "node:assert/strict";
import OpenAI, { toFile } from "openai";

const client = new OpenAI();
const lines = ["a", "b", "c"].map((id) => ({
  custom_id: id,
  method: "POST",
  url: "/v1/chat/completions",
  body: { model: "gpt-4o-mini", messages: [{ role: "user", content: `これは ${id}` }] },
}));
const file = await client.files.create({
  file: await toFile(Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n")), "input.jsonl"),
  purpose: "batch",
  expires_after: { anchor: "created_at", seconds: 3600 },
});
assert.equal(file.expires_at - file.created_at, 3600);

let batch = await client.batches.create({
  input_file_id: file.id,
  endpoint: "/v1/chat/completions",
  completion_window: "24h",
  metadata: { job: "node" },
});
while (!["completed", "failed", "expired", "cancelled"].includes(batch.status)) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  batch = await client.batches.retrieve(batch.id);
}

assert.equal(batch.status, "completed");
assert.deepEqual(batch.request_counts, { total: 3, completed: 3, failed: 0 });
assert.deepEqual(batch.metadata, { job: "node" });

const text = await (await client.files.content(batch.output_file_id)).text();
const answers = new Map(text.trimEnd().split("\n").map((row) => JSON.parse(row)).map((row) => [row.custom_id, row.response.body]));
for (const { custom_id: id } of lines) {
  assert.equal(answers.get(id).choices[0].message.content, `Echo: これは ${id}`);
}

const listed = [];
for await (const each of client.batches.list({ limit: 1 })) listed.push(each.id);
assert.ok(listed.includes(batch.id));

const deleted = await client.files.delete(file.id);
assert.equal(deleted.deleted, true);
await assert.rejects(client.files.retrieve(file.id), OpenAI.NotFoundError);
console.log(`done ${answers.size}`);
