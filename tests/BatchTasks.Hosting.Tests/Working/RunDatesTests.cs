namespace BatchTasks.HostingTests.Working;

public sealed class RunDatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly RunDates _dates = new();

    [Fact]
    public void A_new_run_is_due()
    {
        Assert.True(_dates.IsDue("a", Now));
        Assert.Null(_dates.Next);
    }

    [Fact]
    public void A_run_is_due_at_its_time()
    {
        _dates.Set("a", Now.AddSeconds(5));
        _dates.Set("b", Now.AddSeconds(9));

        Assert.False(_dates.IsDue("a", Now.AddSeconds(4)));
        Assert.True(_dates.IsDue("a", Now.AddSeconds(5)));
        Assert.Equal(Now.AddSeconds(5), _dates.Next);
    }

    [Fact]
    public void A_run_that_fails_is_put_off_for_longer_and_longer()
    {
        double[] pauses = [.. Enumerable.Range(0, 9).Select(_ => _dates.PutOff("a", Now).TotalSeconds)];

        Assert.Equal([15, 30, 60, 120, 240, 480, 900, 900, 900], pauses);
        Assert.False(_dates.IsDue("a", Now.AddMinutes(14)));
        Assert.True(_dates.IsDue("a", Now.AddMinutes(15)));
    }

    [Fact]
    public void A_step_that_succeeds_ends_the_failures()
    {
        _dates.PutOff("a", Now);
        _dates.PutOff("a", Now);
        _dates.Set("a", Now);

        Assert.Equal(TimeSpan.FromSeconds(15), _dates.PutOff("a", Now));
    }

    [Fact]
    public void A_run_that_is_hurried_is_due_even_where_its_step_ends_afterwards()
    {
        _dates.Begin("a");
        _dates.Hurry("a");
        _dates.Set("a", Now.AddHours(1));
        Assert.True(_dates.IsDue("a", Now));

        _dates.Begin("a");
        _dates.Set("a", Now.AddHours(1));
        Assert.False(_dates.IsDue("a", Now));
    }

    [Fact]
    public void A_run_that_rests_is_looked_at_again_and_one_that_is_gone_is_forgotten()
    {
        _dates.Rest("a", Now);
        Assert.False(_dates.IsDue("a", Now.AddMinutes(14)));
        Assert.True(_dates.IsDue("a", Now.AddMinutes(15)));

        _dates.KeepOnly(new HashSet<string> { "b" });
        Assert.True(_dates.IsDue("a", Now));
    }
}
