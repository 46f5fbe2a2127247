using System.Reflection;

namespace BatchTasks.Emulator.Tests.Faults;

public sealed class RandomFaultTests
{
    [Fact]
    public void A_seed_decides_in_whatever_order_it_is_asked()
    {
        var rates = All(0.3);
        var numbers = Enumerable.Range(1, 200).ToArray();
        var first = Decisions(EmulatorFaults.Random(7, rates), numbers);
        var again = Decisions(EmulatorFaults.Random(7, rates), [.. numbers.Reverse()]);
        again.Reverse();
        Assert.Equal(first, again);
        Assert.NotEqual(first, Decisions(EmulatorFaults.Random(8, rates), numbers));
    }

    [Fact]
    public void Nothing_goes_wrong_at_rates_of_zero()
    {
        var faults = EmulatorFaults.Random(1, EmulatorFaultRates.None);
        foreach (var number in Enumerable.Range(1, 500))
        {
            foreach (var kind in Enum.GetValues<EmulatorCallKind>())
                Assert.Null(faults.Calls!(new(kind, number, null)));

            Assert.Equal(new(), faults.Batches!(Batch(number)));
            Assert.Null(faults.Requests!(new(number, number, "a")));
            Assert.Equal(EmulatorRowFault.None, faults.Rows!(new(number, number, "a")));
        }

        // A rate that None forgets would be one of the defaults.
        Assert.All(Rates(EmulatorFaultRates.None), rate => Assert.Equal(0, rate));
    }

    [Fact]
    public void Things_go_wrong_about_as_often_as_the_rates_say()
    {
        var faults = EmulatorFaults.Random(3, EmulatorFaultRates.None with { ConnectionDrops = 0.25, RowIsMissing = 0.1, RequestFails = 0.5 });
        var numbers = Enumerable.Range(1, 10_000).ToArray();
        Assert.InRange(numbers.Count(number => faults.Calls!(new(EmulatorCallKind.RetrieveBatch, number, null)) is EmulatorCallFault.Dropped), 2300, 2700);
        Assert.InRange(numbers.Count(number => faults.Rows!(new(1, number, "a")) == EmulatorRowFault.Missing), 850, 1150);
        Assert.InRange(numbers.Count(number => faults.Requests!(new(number, 0, "a")) is not null), 4700, 5300);
    }

    [Fact]
    public void Every_fault_comes_about()
    {
        var faults = EmulatorFaults.Random(5, All(0.2));
        var calls = Enum.GetValues<EmulatorCallKind>().SelectMany(kind => Enumerable.Range(1, 2000).Select(number => faults.Calls!(new(kind, number, null)))).ToList();
        var failed = calls.OfType<EmulatorCallFault.Failed>().ToList();
        Assert.Equal([400, 429, 500, 502, 503], failed.Select(fault => fault.StatusCode).Distinct().Order());
        Assert.Equal([false, true], failed.Select(fault => fault.AfterEffect).Distinct().Order());
        Assert.Equal([false, true], failed.Select(fault => fault.RetryAfter is null).Distinct().Order());
        Assert.Contains(failed, fault => fault.Code == "token_limit_exceeded");
        Assert.Equal([false, true], calls.OfType<EmulatorCallFault.Dropped>().Select(fault => fault.AfterEffect).Distinct().Order());
        Assert.Equal(Enum.GetValues<EmulatorCutOff>(), calls.OfType<EmulatorCallFault.CutOff>().Select(fault => fault.Form).Distinct().Order());
        Assert.Contains(calls, fault => fault is EmulatorCallFault.Slow);
        Assert.Contains(calls, fault => fault is EmulatorCallFault.RangeIgnored);

        var batches = Enumerable.Range(1, 2000).Select(number => faults.Batches!(Batch(number))!).ToList();
        Assert.Equal([null, "server_error", "token_limit_exceeded"], batches.Select(each => each.FailureCode).Distinct().Order());
        Assert.Equal([0, 1, 2, 3], batches.Select(each => each.LooksBeforeFileIds).Distinct().Order());
        Assert.Equal(Enum.GetValues<EmulatorCounts>(), batches.Select(each => each.Counts).Distinct().Order());
        Assert.Equal(2, batches.Select(each => each.EmptyFileIds).Distinct().Count());
        Assert.Equal(4, batches.Where(each => each.EarlyEnd is not null).Select(each => (each.EarlyEnd!.IsCancelled, each.EarlyEnd.LeavesRowsOut)).Distinct().Count());

        var rows = Enumerable.Range(0, 2000).Select(index => new EmulatedBatchRow(1, index, "a")).ToList();
        Assert.Equal(Enum.GetValues<EmulatorRowFault>(), rows.Select(row => faults.Rows!(row)).Distinct().Order());
        Assert.Equal([429, 500, 503], rows.Select(row => faults.Requests!(row)?.StatusCode).OfType<int>().Distinct().Order());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_rate_is_a_share(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EmulatorFaults.Random(1, new EmulatorFaultRates { RowIsUnknown = rate }));

    [Fact]
    public async Task A_client_that_tries_again_gets_through_a_bad_day()
    {
        await using var emulator = await BatchEmulator.StartAsync(new() { Faults = EmulatorFaults.Random(11, new() { CallIsSlow = 0, RequestFails = 0.2 }) });
        using var client = new EmulatorClient(emulator.Endpoint);
        var ended = 0;
        for (var run = 0; run < 20; run++)
        {
            var file = await AgainAsync(() => client.UploadAsync([.. Enumerable.Range(0, 10).Select(index => EmulatorClient.ChatLine($"{run}-{index}"))]));
            var batch = await AgainAsync(() => client.CreateAsync(file));
            await AgainAsync(() => client.EndAsync(batch));
            ended++;
        }

        Assert.Equal(20, ended);
        Assert.InRange(emulator.Ledger.Failures, 10, 80);

        static async Task<T> AgainAsync<T>(Func<Task<T>> call)
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    return await call();
                }
                catch (Exception exception) when (tries < 50 && exception is HttpRequestException or Xunit.Sdk.TrueException or System.Text.Json.JsonException)
                {
                    // What went wrong is the point; that it passes too.
                }
            }
        }
    }

    private static EmulatedBatch Batch(int number) => new(number, "/v1/chat/completions", new Dictionary<string, string>());

    private static List<string> Decisions(EmulatorFaults faults, int[] numbers) =>
    [
        .. numbers.Select(number => string.Join(
            "; ",
            string.Join(", ", Enum.GetValues<EmulatorCallKind>().Select(kind => faults.Calls!(new(kind, number, null)))),
            faults.Batches!(Batch(number)),
            faults.Requests!(new(number, 3, "a"))?.StatusCode,
            faults.Rows!(new(3, number, "a")))),
    ];

    private static EmulatorFaultRates All(double rate)
    {
        var rates = new EmulatorFaultRates();
        foreach (var property in Properties())
            property.SetValue(rates, rate);

        return rates;
    }

    private static IEnumerable<double> Rates(EmulatorFaultRates rates) => Properties().Select(property => (double)property.GetValue(rates)!);

    private static IEnumerable<PropertyInfo> Properties() =>
        typeof(EmulatorFaultRates).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(double));
}
