// The JSON of Node: node peers.mjs write TEXTS REQUEST RUNS SAMPLE | read FILE RUNS
// Prints the milliseconds of each run, and what it wrote or read, to be compared.
import { readFileSync, writeFileSync } from 'node:fs';

const [mode, file, ...rest] = process.argv.slice(2);
const time = (runs, run) => {
  for (let i = 0; i <= runs; i++) {
    const start = process.hrtime.bigint();
    const result = run();
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    if (i > 0) console.log(`milliseconds ${milliseconds}`);
    if (i === runs) console.log(`sums ${result}`);
  }
};

if (mode === 'write') {
  const texts = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line));
  const request = JSON.parse(readFileSync(rest[0], 'utf8'));
  const line = (id) => JSON.stringify({
    custom_id: `review-${id}`, method: 'POST', url: request.url,
    body: {
      model: request.model, messages: [{ role: 'system', content: request.system }, { role: 'user', content: texts[id] }],
      temperature: 0, response_format: request.response_format,
    },
  }) + '\n';

  const block = Buffer.allocUnsafe(2 << 20);
  time(Number(rest[1]), () => {
    let total = 0, written = 0;
    for (let id = 0; id < texts.length; id++) {
      written += block.write(line(id), written, 'utf8');
      if (written >= 1 << 20) { total += written; written = 0; }
    }
    return total + written;
  });
  writeFileSync(rest[2], Array.from({ length: Math.min(200, texts.length) }, (_, id) => line(id)).join(''));
} else {
  const bytes = readFileSync(file);
  time(Number(rest[0]), () => {
    let lines = 0, tokens = 0, tags = 0, chars = 0, confidence = 0;
    for (const text of bytes.toString('utf8').split('\n')) {
      if (text.length === 0) continue;
      const line = JSON.parse(text);
      const verdict = JSON.parse(line.response.body.choices[0].message.content);
      lines++;
      tokens += line.response.body.usage.total_tokens;
      tags += verdict.tags.length;
      chars += verdict.summary.length;
      confidence += verdict.confidence;
    }
    return `${lines} ${tokens} ${tags} ${chars} ${Math.round(confidence * 1000)}`;
  });
}
