using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests;

/// <summary>Declarations of all kinds, each of which has to generate code that compiles without a warning.</summary>
internal static class Cases
{
    public const string Usings = """
        #pragma warning disable CS1591 // The cases' own members are not documented.
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.Text.Json;
        using System.Threading.Tasks;
        using BatchTasks;

        """;

    /// <summary>The files that the cases have beside their sources.</summary>
    public static TestProject Project { get; } = new TestProject { Properties = { ["ProjectDir"] = "/src/" } }
        .WithFile("/src/prompts/judge.md", "# The judge\r\n\r\nJudge the review of \"{Restaurant}\":\r\n{{\"positive\": …}} 🍣\r\n")
        .WithFile("/src/prompts/nested/title.txt", "{Title}\n\n{Text}\n");

    public static readonly IReadOnlyDictionary<string, string> All = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["text-result"] = """
            namespace Reviews;

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-3.5-turbo-0125", CustomId = "request-{Id}")]
            [SystemMessage("You judge reviews.")]
            [UserMessage("{Text}")]
            public sealed partial record ReviewTask(int Id, string Text);
            """,
        ["structured-result"] = """
            namespace Reviews;

            public enum Sentiment { Positive, Negative }

            public sealed record Verdict(Sentiment Sentiment, [property: Description("0 to 1")] double Confidence);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Verdict))]
            [SystemMessage("Judge whether the restaurant review is positive or negative.")]
            [UserMessage("{Text}")]
            [BodyParameter("temperature", 0)]
            public sealed partial record ReviewTask(int Id, string Text);
            """,
        ["function-call"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "t{Id}", Result = typeof(int[]), ResultFormat = ResultFormat.FunctionCall, ResultName = "give_numbers")]
            [UserMessage("Numbers in: {Text}")]
            internal partial record struct NumbersTask(Guid Id, string Text);
            """,
        ["few-shot"] = """
            namespace Shots
            {
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
                [DeveloperMessage("Answer with JSON: {{\"answer\": …}}\n\"quoted\" \\ 日本語 🍣 \u2028")]
                [UserMessage("2+2")]
                [AssistantMessage("{{\"answer\": 4}}")]
                [UserMessage(@"{Question}?")]
                partial class SumTask
                {
                    public required string Id { get; init; }
                    public string? Question { get; set; }
                }
            }
            """,
        ["holes"] = """
            public enum Color { Red, @event = 7, Crimson = 0 }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{A}.{B}.{C}.{D}.{E}.{F}.{G}.{H}.{Date}.{Time}.{Moment}.{Stamp}.{Span}.{Letter}.{Hue}.{Key}.{Name}.{Name}")]
            [UserMessage("{A}{B}{C}{D}{E}{F}{G}{H}{Date}{Time}{Moment}{Stamp}{Span}{Letter}{Hue}{Key}{Flag}{Single}{Double}{Decimal}{Link}{Memory}")]
            [UserMessage("{NullInt}{NullDate:d}{NullHue}{NullText}{NullLink}{Date:yyyy-MM}{Decimal:0.00}{A:X2}{Huge}{Version}")]
            public sealed partial record HolesTask(
                sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, DateOnly Date, TimeOnly Time, DateTime Moment, DateTimeOffset Stamp, TimeSpan Span,
                char Letter, Color Hue, Guid Key, string Name, bool Flag, float Single, double Double, decimal Decimal, Uri Link, ReadOnlyMemory<char> Memory,
                int? NullInt, DateOnly? NullDate, Color? NullHue, string? NullText, Uri? NullLink, System.Numerics.BigInteger Huge, Version Version);
            """,
        ["body-parameters"] = """
            #pragma warning disable BT2001, BT2010 // All ways to write a value, some for parameters that no endpoint has, or has no longer.
            public enum Effort { low, medium, high }

            [BatchTask(BatchEndpoints.ChatCompletions, CustomId = "{Id}")]
            [UserMessage("hi")]
            [BodyParameter("temperature", 0.5)]
            [BodyParameter("top_p", 1f)]
            [BodyParameter("stop", new[] { "\n", "END" })]
            [BodyParameter("store", true)]
            [BodyParameter("reasoning_effort", Effort.low)]
            [BodyJson("logit_bias", "{ \"50256\" : -100 }")]
            public sealed partial record BodyTask(
                long Id,
                [property: BodyParameter("model")] string Model,
                [BodyParameter] int? MaxCompletionTokens,
                [BodyParameter] int Seed,
                [BodyParameter("verbosity")] Effort? Detail,
                [BodyParameter] double PresencePenalty,
                [BodyParameter] bool Logprobs,
                [BodyParameter] IReadOnlyList<string>? Modalities,
                [BodyParameter] JsonElement Metadata,
                [BodyParameter] JsonElement? Prediction,
                [BodyParameter] int?[][] Nested,
                [BodyParameter] DateTime User);
            """,
        ["responses"] = """
            namespace Reviews;

            public enum Sentiment { Positive, Negative }

            public enum Effort { low, medium, high }

            public sealed record Verdict(Sentiment Sentiment, [property: Description("0 to 1")] double Confidence);

            [BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "review-{Id}", Result = typeof(Verdict))]
            [SystemMessage("Judge whether the review of {Restaurant} is positive or negative.")]
            [UserMessage("{Text}")]
            [BodyParameter("reasoning.effort", Effort.low)]
            [BodyParameter("max_completion_tokens", 2000)]
            public sealed partial record ReviewTask(int Id, string Restaurant, string Text, [property: BodyParameter("verbosity")] Effort? Verbosity);
            """,
        ["responses-few-shot"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(int), ResultFormat = ResultFormat.FunctionCall, ResultName = "give")]
            [DeveloperMessage("Add.")]
            [UserMessage("2+2")]
            [AssistantMessage("4")]
            [UserMessage("{Question}")]
            [BodyJson("metadata", "{\"of\":\"tests\"}")]
            partial record SumTask(int Id, string Question);
            """,
        ["responses-one-message"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")]
            [SystemMessage("Say something about {Id}.")]
            partial record OneTask(int Id);
            """,
        ["completion"] = """
            [BatchTask(BatchEndpoints.Completions, Model = "gpt-3.5-turbo-instruct", CustomId = "{Id}")]
            [Prompt("Once upon a time {Start}")]
            [BodyParameter("max_tokens", 100)]
            public partial record TaleTask(int Id, string Start, [property: BodyParameter] Dictionary<string, int>? LogitBias);
            """,
        ["nested-parameters"] = """
            #pragma warning disable BT2001, BT2005 // Parameters of other services.
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [UserMessage("hi")]
            [BodyParameter("prediction.type", "content")]
            [BodyParameter("web_search_options.user_location.approximate.country", "JP")]
            [BodyParameter("web_search_options.user_location.type", "approximate")]
            public partial record NestedTask(
                int Id,
                [property: BodyParameter("prediction.content")] string Prediction,
                [property: BodyParameter("web_search_options.user_location.approximate.city")] string? City,
                [property: BodyParameter("thinking.budget.tokens")] int? Budget,
                [property: BodyParameter("thinking.kind")] string? Kind,
                [property: BodyParameter("chat_template_kwargs.first")] bool? First,
                [property: BodyParameter("chat_template_kwargs.second")] int? Second,
                [property: BodyParameter("chat_template_kwargs.third")] int Third);
            """,
        ["content-parts"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [SystemMessage("Look and listen.")]
            [UserMessage("{Photo} {More}\nWhat is {Name} in them?{Sound}")]
            [UserMessage("{Document}{Other}{Maybe}!")]
            [UserMessage("{Maybe}{Photos}{Photo}")]
            public partial record PhotoTask(
                int Id, string Name, BatchImage Photo, BatchImage? More, IReadOnlyList<BatchImage>? Photos, BatchAudio Sound, BatchFileInput? Document, BatchContent[] Other, BatchContent? Maybe);
            """,
        ["responses-content-parts"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")]
            [SystemMessage("A cat looks so: {Example}")]
            [UserMessage("{Photo}Is it one?")]
            public partial record PhotoTask(int Id, BatchImage Example, BatchImage? Photo);
            """,
        ["conversation"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [SystemMessage("You are {Name}.")]
            [UserMessage("Sum up what was said.")]
            public partial record TalkTask(int Id, string Name, [property: Messages] IReadOnlyList<BatchMessage> Talk);
            """,
        ["responses-conversation"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")]
            [SystemMessage("You are {Name}.")]
            [UserMessage("Sum up what was said.")]
            public partial class TalkTask
            {
                public int Id;
                public string Name = "";
                [Messages] public IEnumerable<BatchMessage>? Talk;
            }
            """,
        ["image-edit"] = """
            [BatchTask(BatchEndpoints.ImageEdits, Model = "gpt-image-1.5", CustomId = "{Id}", Result = typeof(BatchGeneratedImage[]))]
            [Prompt("Make it {Color}.")]
            [BodyParameter("n", 2)]
            public partial record EditTask(int Id, string Color, [property: BodyParameter] BatchImage[] Images, [property: BodyParameter] BatchImage? Mask);
            """,
        ["image-generation"] = """
            [BatchTask(BatchEndpoints.ImageGenerations, CustomId = "{Id}")]
            [Prompt("A {Color} cat.")]
            public partial record CatTask(int Id, string Color);
            """,
        ["video"] = """
            [BatchTask(BatchEndpoints.Videos, Model = "sora-2", CustomId = "{Id}")]
            [BodyParameter("seconds", "4")]
            public partial record VideoTask(int Id, [property: Prompt] string Scene, [property: BodyParameter] BatchImage? InputReference);
            """,
        ["moderation"] = """
            [BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")]
            public partial record PostTask(int Id, [property: Input] string Text);
            """,
        ["moderation-of-list"] = """
            [BatchTask(BatchEndpoints.Moderations, Model = "omni-moderation-latest", CustomId = "{Id}", Result = typeof(List<BatchModeration>))]
            [Input("{Title}")]
            public partial record PostTask(int Id, string Title, [property: Input] string[] Texts);
            """,
        ["moderation-of-images"] = """
            [BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")]
            [Input("{Picture}{Caption}")]
            public partial record PostTask(int Id, BatchImage? Picture, string Caption, [property: Input] IReadOnlyList<BatchImage> More);
            """,
        ["choices"] = """
            public enum Sentiment { Positive, Negative }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(IReadOnlyList<BatchChoice<Sentiment>>))]
            [UserMessage("{Text}")]
            [BodyParameter("n", 3)]
            [BodyParameter("logprobs", true)]
            public partial record ReviewTask(int Id, string Text);
            """,
        ["choice"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(BatchChoice<string>))]
            [UserMessage("{Text}")]
            public partial record EchoTask(int Id, string Text);
            """,
        ["choices-in-a-list"] = """
            [BatchTask(BatchEndpoints.Completions, Model = "m", CustomId = "{Id}", Result = typeof(List<BatchChoice<string>>))]
            [Prompt("{Text}")]
            [BodyParameter("n", 3)]
            public partial record EchoTask(int Id, string Text);
            """,
        ["raw-body"] = """
            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = typeof(BatchRawBody))]
            public partial record RawTask(int Id, [property: Input] string Text);
            """,
        ["tools"] = """
            public enum Unit { Celsius, Fahrenheit }

            [Description("The weather at a place.")]
            public sealed record GetWeather([property: Description("A city.")] string City, Unit? Unit);

            public readonly record struct GetTime(string Zone);

            public static class Shop
            {
                [Description("Finds orders.")]
                public static Task<string[]> FindOrders([Description("Who ordered.")] string customer, int[]? years, DateOnly @from, System.Threading.CancellationToken cancellationToken) => throw new NotSupportedException();

                internal static void Stop() { }
            }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [Tool(typeof(GetWeather))]
            [Tool(typeof(GetTime), Name = "get_time", Description = "What time it is.")]
            [Tool(typeof(Shop), nameof(Shop.FindOrders))]
            [Tool(typeof(Shop), nameof(Shop.Stop), Name = "stop")]
            [UserMessage("{Text}")]
            public partial record AskTask(int Id, string Text);
            """,
        ["responses-tools"] = """
            public sealed record GetWeather(string City);

            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(BatchToolCalls))]
            [Tool(typeof(GetWeather))]
            [UserMessage("{Text}")]
            [BodyParameter("tool_choice", "required")]
            public partial record AskTask(int Id, string Text);
            """,
        ["tool-calls-of-json"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}", Result = typeof(BatchToolCalls))]
            [UserMessage("{Text}")]
            [BodyJson("tools", "[]")]
            public partial record AskTask(int Id, string Text);
            """,
        ["extra-body"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [UserMessage("x")]
            [BodyParameter("reasoning.effort", "low")]
            public partial record ExtraTask(int Id, [property: BodyParameter] int? TopLogprobs)
            {
                partial void WriteExtraBody(Utf8JsonWriter body)
                {
                    body.WriteBoolean("enable_thinking", Id > 1);
                }
            }
            """,
        ["extra-body-of-a-struct"] = """
            [BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")]
            [UserMessage("x")]
            public readonly partial record struct ExtraTask(int Id)
            {
                private readonly partial void WriteExtraBody(Utf8JsonWriter @event) => @event.WriteNull("user");
            }
            """,
        ["embedding"] = """
            namespace A.B
            {
                [BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "doc-{Id}", Batch = "nightly")]
                [Input("{Title}\n{Text}")]
                [BodyParameter("dimensions", 256)]
                public sealed partial record Chunk(ulong Id, string Title, string Text);
            }
            """,
        ["embeddings-of-lists"] = """
            [BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "{id}-{kind}", Result = typeof(float[][]))]
            [Input("{title}")]
            partial class Chunks(Guid id, string title, DayOfWeek kind)
            {
                [Input] public IReadOnlyList<string> Texts { get; init; } = new List<string>();
            }
            """,
        ["embeddings-as-memory"] = """
            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = typeof(ReadOnlyMemory<float>[]))]
            public readonly partial record struct Chunks(int Id, [property: Input] string[] Texts);
            """,
        ["nested-and-keywords"] = """
            namespace @class.@event
            {
                public partial class Outer
                {
                    internal partial struct Middle
                    {
                        private sealed record Answer(int @int, string? @string);

                        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{while}", Result = typeof(Answer))]
                        [UserMessage("{class}{while}")]
                        private protected readonly partial struct @in
                        {
                            public int @while { get; init; }
                            public string @class { get; init; }
                        }
                    }

                    public partial interface IHolder
                    {
                        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Key}")]
                        [UserMessage("x")]
                        public partial record Held(string Key);
                    }
                }
            }
            """.Replace("private protected", "internal"),
        ["taken-names"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{customId}")]
            [UserMessage("{Definition}{GetCustomId}")]
            public partial record Taken(int customId, string Definition, int GetCustomId)
            {
                public void ToBatchLine() { }
                public static void TryParseCustomId() { }
                public int ReadResultsAsync;
            }
            """,
        ["several-parts"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}-{Page}", Result = typeof(bool))]
            [SystemMessage("first")]
            public partial class Parts
            {
                public int Id { get; set; }
            }

            [UserMessage("second {Page}")]
            public partial class Parts
            {
                public string Page = "";
            }
            """,
        ["inherited"] = """
            public abstract class Row<T>
            {
                public T Id { get; set; } = default!;
                protected string Secret { get; set; } = "";
            }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(DayOfWeek))]
            [UserMessage("{Secret}")]
            public sealed partial class DerivedRow : Row<int>;
            """,
        ["obsolete"] = """
            [Obsolete("old")]
            public sealed record OldAnswer([property: Obsolete] int Value);

            [Obsolete]
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(OldAnswer))]
            [UserMessage("{Old}")]
            public sealed partial class OldTask
            {
                public int Id { get; set; }

                [Obsolete]
                public string Old { get; set; } = "";
            }
            """,
        ["captured-names"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{definition}-{customIdTemplate}-{__match}")]
            [UserMessage("{task}{writer}{value1}{answer}")]
            public partial class Captured(int definition, int customIdTemplate, int __match, string task, string writer, int? value1, string answer);
            """,
        ["line-breaks-in-templates"] = """
            [Description("one\u2028two\u0085\n\0")]
            public record Answer([property: Description("\u2029\ufffe")] int Value);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r\n\r\u2028\u0085\0\t{Id}\ud800<&>", Result = typeof(Answer))]
            [UserMessage("a\n\r\u2028\u0085\0\t\ud800 {Id}")]
            public partial record Lines(int Id);
            """,
        ["names-of-nested-types"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [UserMessage("x")]
            public partial record Nesting(int Id)
            {
                public class Definition { }
                public enum GetCustomId { A }
            }
            """,
        ["derived-tasks"] = """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "base-{Id}", Result = typeof(int[]))]
            [UserMessage("{Kind}")]
            public partial record Task(int Id, DayOfWeek Kind)
            {
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "inner-{Id}", Result = typeof(int[]))]
                [UserMessage("{Kind}")]
                public partial record Inner(int Id, DayOfWeek Kind) : Task(Id, Kind);
            }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "derived-{Id}")]
            [UserMessage("{Kind}{Note}")]
            public partial record Derived(int Id, DayOfWeek Kind, string Note) : Task(Id, Kind);
            """,
        ["experimental"] = """
            public enum Mood { Good, [System.Diagnostics.CodeAnalysis.Experimental("TEST1")] Odd }

            [System.Diagnostics.CodeAnalysis.Experimental("TEST2")]
            public record Answer(int Value) { [System.Diagnostics.CodeAnalysis.Experimental("TEST3")] public int More { get; set; } }

            #pragma warning disable TEST2
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Answer[]))]
            [UserMessage("{Mood}{Text}")]
            public partial record Trial(int Id, Mood Mood)
            {
                [System.Diagnostics.CodeAnalysis.Experimental("TEST4")]
                public string Text => "";
            }
            """,
        ["prompt-files"] = """
            public static partial class Prompts
            {
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(bool))]
                [SystemMessage(File = "prompts/judge.md")]
                [UserMessage("{Text}")]
                internal partial record Judge(int Id, string Restaurant, string Text);
            }

            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}")]
            [Input(File = "nested/title.txt")]
            public partial record Chunk(int Id, string Title, string Text);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "beside-{Id}")]
            [UserMessage("{Text}")]
            public partial record Beside(int Id, string Text);
            """,
        ["recursive-result"] = """
            namespace Outlines;

            /// <summary>A heading, and what is below it.</summary>
            /// <param name="Title">The text of the heading, without its number.</param>
            /// <param name="Parts">The headings below it.</param>
            public sealed record Section(string Title, IReadOnlyList<Section> Parts);

            public sealed record Outline(Section Root, Section? Appendix);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "outline-{Id}", Result = typeof(Outline))]
            [UserMessage("{Text}")]
            public sealed partial record OutlineTask(int Id, string Text);
            """,
        ["union-result"] = """
            namespace Actions;

            using System.Text.Json.Serialization;

            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
            [JsonDerivedType(typeof(Refund), "refund")]
            [JsonDerivedType(typeof(Reply), "reply")]
            [JsonDerivedType(typeof(Both), 2)]
            public interface IAction { }

            /// <summary>Gives money back.</summary>
            public sealed record Refund(decimal Amount) : IAction;

            public sealed record Reply(string Text) : IAction;

            public sealed record Both(IAction First, IAction? Second) : IAction;

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "action-{Id}", Result = typeof(IAction))]
            [UserMessage("{Text}")]
            public sealed partial record ActionTask(int Id, string Text);
            """,
        ["loose-result"] = """
            namespace Facts;

            using System.ComponentModel.DataAnnotations;

            public sealed record Facts([StringLength(80)] string Title, Dictionary<string, string?> Values, JsonElement? Rest, int Certainty = 50)
            {
                public List<string> Sources { get; init; } = new() { "text" };
            }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "facts-{Id}", Result = typeof(Facts), Strict = false)]
            [UserMessage("{Text}")]
            public sealed partial record FactsTask(int Id, string Text);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "call-{Id}", Result = typeof(Dictionary<string, int>), ResultFormat = ResultFormat.FunctionCall, Strict = false)]
            [UserMessage("{Text}")]
            public sealed partial record CallTask(int Id, string Text);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "llama", CustomId = "object-{Id}", Result = typeof(Facts), ResultFormat = ResultFormat.JsonObject)]
            [UserMessage("Give a JSON object with Title, Values and Certainty: {Text}")]
            public sealed partial record ObjectTask(int Id, string Text);
            """,
        ["serializer-context"] = """
            namespace Contexts;

            using System.Text.Json.Serialization;

            public enum Tone { Warm, Cold }

            public sealed record Verdict(Tone Tone, double HowSure);

            [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
            [JsonSerializable(typeof(List<Verdict>))]
            internal sealed partial class VerdictContext : JsonSerializerContext { }

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "verdict-{Id}", Result = typeof(Verdict), ResultContext = typeof(VerdictContext))]
            [UserMessage("{Text}")]
            public sealed partial record VerdictTask(int Id, string Text);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "verdicts-{Id}", Result = typeof(List<Verdict>), ResultContext = typeof(VerdictContext))]
            [UserMessage("{Text}")]
            public sealed partial record VerdictsTask(int Id, string Text);
            """,
        ["generic-tasks"] = """
            namespace Generic;

            public sealed record Answer<T>(T Value, string Why);

            [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "ask-{Id}", Result = typeof(Answer<bool>))]
            [UserMessage("{Question}: {Value}{Other}")]
            public sealed partial record Ask<T, @class>(int Id, string Question, T Value, @class? Other)
                where T : struct, ISpanFormattable
                where @class : struct, ISpanFormattable;

            public partial class Outer<TKey>
                where TKey : notnull
            {
                [BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "inner-{Id}", Result = typeof(Answer<int[]>))]
                [UserMessage("{Kind}")]
                internal partial class Inner<Definition>
                    where Definition : Enum
                {
                    public int Id { get; init; }
                    public Definition Kind { get; init; } = default!;
                }
            }
            """,
        ["lists-with-odd-counts"] = """
            public class Texts : IReadOnlyCollection<string>
            {
                int IReadOnlyCollection<string>.Count => 1;
                public IEnumerator<string> GetEnumerator() { yield return "a"; }
                System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
            }

            public interface IBothLists : IList<string>, IReadOnlyList<string> { }

            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = typeof(float[][]))]
            public partial record OneCount(int Id, [Input] Texts Texts);

            [BatchTask(BatchEndpoints.Embeddings, Model = "m", CustomId = "{Id}", Result = typeof(float[][]))]
            public partial record TwoCounts(int Id, [Input] IBothLists Texts);
            """,
    };
}
