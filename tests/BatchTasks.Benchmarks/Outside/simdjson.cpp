// simdjson on demand: simdjson chat FILE RUNS | simdjson floats FILE RUNS
// Does what this library's reader does: all values of a line become values of C++, strings their own copies. The members are asked for in the order
// in which the service writes them, which is what it reads fastest. Prints the milliseconds of each run, and what was read, to be compared.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>
#include <simdjson.h>

using namespace simdjson;

enum class Sentiment { Positive, Negative, Neutral, Mixed };

struct Verdict {
    Sentiment sentiment;
    double confidence;
    std::string summary;
    std::vector<std::string> tags;
};

struct Usage {
    int64_t input, cached, output, reasoning, total;
};

struct Outcome {
    std::string custom_id, request_id, model, finish_reason;
    Usage usage;
    Verdict verdict;
};

struct Embedding {
    std::string custom_id, request_id;
    std::vector<float> vector;
};

static std::string string_of(std::string_view text) { return std::string(text); }

static Sentiment sentiment_of(std::string_view text) {
    if (text == "positive") return Sentiment::Positive;
    if (text == "negative") return Sentiment::Negative;
    if (text == "neutral") return Sentiment::Neutral;
    if (text == "mixed") return Sentiment::Mixed;
    std::abort();
}

static Verdict read_verdict(ondemand::parser &parser, std::string &padded, std::string_view content) {
    // The content is a JSON text within a string: unescaped already, but without the padding that the parser needs.
    if (padded.size() < content.size() + SIMDJSON_PADDING) padded.resize(2 * content.size() + SIMDJSON_PADDING);
    std::memcpy(padded.data(), content.data(), content.size());
    ondemand::document document = parser.iterate(padded.data(), content.size(), padded.size());
    ondemand::object object = document.get_object();
    Verdict verdict;
    verdict.sentiment = sentiment_of(object["sentiment"].get_string());
    verdict.confidence = object["confidence"].get_double();
    verdict.summary = string_of(object["summary"].get_string());
    for (std::string_view tag : object["tags"].get_array()) verdict.tags.emplace_back(tag);
    return verdict;
}

static Usage read_usage(ondemand::object usage) {
    Usage read;
    read.input = usage["prompt_tokens"].get_int64();
    read.output = usage["completion_tokens"].get_int64();
    read.total = usage["total_tokens"].get_int64();
    read.cached = usage["prompt_tokens_details"]["cached_tokens"].get_int64();
    read.reasoning = usage["completion_tokens_details"]["reasoning_tokens"].get_int64();
    return read;
}

template <typename Use>
static void for_each_line(const padded_string &file, Use use) {
    const char *at = file.data(), *end = at + file.size();
    while (at < end) {
        const char *line_end = static_cast<const char *>(std::memchr(at, '\n', end - at));
        if (!line_end) line_end = end;
        use(padded_string_view(at, line_end - at, (end - at) + SIMDJSON_PADDING));
        at = line_end + 1;
    }
}

static long chars_of(const std::string &text) {
    long chars = 0;
    for (char c : text) chars += (c & 0xC0) != 0x80;
    return chars;
}

static std::string read_chats(const padded_string &file, bool count) {
    ondemand::parser parser, content_parser;
    std::string padded;
    long lines = 0, tokens = 0, tags = 0, chars = 0;
    double confidence = 0;
    for_each_line(file, [&](padded_string_view line) {
        ondemand::document document = parser.iterate(line);
        ondemand::object object = document.get_object();
        Outcome outcome;
        outcome.custom_id = string_of(object["custom_id"].get_string());
        ondemand::object response = object["response"].get_object();
        if (int64_t(response["status_code"].get_int64()) != 200) std::abort();
        outcome.request_id = string_of(response["request_id"].get_string());
        ondemand::object body = response["body"].get_object();
        outcome.model = string_of(body["model"].get_string());
        for (ondemand::object choice : body["choices"].get_array()) {
            outcome.verdict = read_verdict(content_parser, padded, choice["message"]["content"].get_string());
            outcome.finish_reason = string_of(choice["finish_reason"].get_string());
        }
        outcome.usage = read_usage(body["usage"].get_object());
        if (!object["error"].is_null()) std::abort();
        lines++;
        tokens += outcome.usage.total;
        tags += outcome.verdict.tags.size();
        chars += count ? chars_of(outcome.verdict.summary) : outcome.verdict.summary.size();
        confidence += outcome.verdict.confidence;
    });
    char sums[200];
    std::snprintf(sums, sizeof sums, "%ld %ld %ld %ld %.0f", lines, tokens, tags, chars, std::round(confidence * 1000));
    return sums;
}

static std::string read_floats(const padded_string &file, bool) {
    ondemand::parser parser;
    long lines = 0;
    double sum = 0;
    for_each_line(file, [&](padded_string_view line) {
        ondemand::document document = parser.iterate(line);
        ondemand::object object = document.get_object();
        Embedding read;
        read.custom_id = string_of(object["custom_id"].get_string());
        ondemand::object response = object["response"].get_object();
        read.request_id = string_of(response["request_id"].get_string());
        for (ondemand::object embedding : response["body"]["data"].get_array()) {
            read.vector.reserve(1536);
            for (double component : embedding["embedding"].get_array()) read.vector.push_back(static_cast<float>(component));
        }
        lines++;
        sum += static_cast<double>(read.vector.front()) + read.vector.back();
    });
    char sums[200];
    std::snprintf(sums, sizeof sums, "%ld %.0f", lines, std::round(sum * 1000));
    return sums;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    const auto read = std::string_view(argv[1]) == "chat" ? read_chats : read_floats;
    padded_string file = padded_string::load(argv[2]);
    const int runs = std::atoi(argv[3]);
    std::printf("sums %s\n", read(file, true).c_str());
    for (int i = 0; i < runs; i++) {
        const auto start = std::chrono::steady_clock::now();
        const std::string sums = read(file, false);
        const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
        std::printf("milliseconds %f\n", time.count());
        if (sums.empty()) return 1;
    }
}
