"""The JSON of Python: python3 peers.py json|orjson write TEXTS REQUEST RUNS SAMPLE | read FILE RUNS

Prints the milliseconds of each run, and what it wrote or read, to be compared.
"""
import importlib
import sys
import time

library, mode, file, *rest = sys.argv[1:]
json = importlib.import_module(library)
if library == "orjson":
    dumps = json.dumps
else:
    def dumps(value):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def measure(runs, run):
    for i in range(runs + 1):
        start = time.perf_counter()
        result = run()
        milliseconds = (time.perf_counter() - start) * 1000
        if i > 0:
            print(f"milliseconds {milliseconds}")
        if i == runs:
            print(f"sums {result}")


if mode == "write":
    with open(file, "rb") as lines:
        texts = [json.loads(line) for line in lines]
    with open(rest[0], "rb") as constants:
        request = json.loads(constants.read())

    def line_of(index):
        return dumps({
            "custom_id": f"review-{index}", "method": "POST", "url": request["url"],
            "body": {
                "model": request["model"],
                "messages": [{"role": "system", "content": request["system"]}, {"role": "user", "content": texts[index]}],
                "temperature": 0, "response_format": request["response_format"],
            },
        }) + b"\n"

    def write():
        block, total = bytearray(), 0
        for index in range(len(texts)):
            block += line_of(index)
            if len(block) >= 1 << 20:
                total += len(block)
                block.clear()
        return total + len(block)

    measure(int(rest[1]), write)
    with open(rest[2], "wb") as sample:
        sample.writelines(line_of(index) for index in range(min(200, len(texts))))
else:
    with open(file, "rb") as results:
        content = results.read()

    def read():
        lines = tokens = tags = chars = 0
        confidence = 0.0
        for text in content.split(b"\n"):
            if not text:
                continue
            line = json.loads(text)
            body = line["response"]["body"]
            verdict = json.loads(body["choices"][0]["message"]["content"])
            lines += 1
            tokens += body["usage"]["total_tokens"]
            tags += len(verdict["tags"])
            chars += len(verdict["summary"])
            confidence += verdict["confidence"]
        return f"{lines} {tokens} {tags} {chars} {round(confidence * 1000)}"

    measure(int(rest[0]), read)
