using System.Threading.Channels;
using ServerlessPatterns.Local.LoadBalancers;

namespace ServerlessPatterns.Local.Tests.LoadBalancers;

/// <summary>A target's states, by a clock that stands still until it is moved.</summary>
public sealed class HealthCheckerTests : IAsyncDisposable
{
    private const double Interval = 35;

    private readonly ManualTime _time = new();
    private readonly ScriptedTarget _function = new();
    private readonly Channel<string> _changes = Channel.CreateUnbounded<string>();
    private readonly HealthChecker _checker;

    public HealthCheckerTests() => _checker = Checker(new HealthCheckSettings("/health"));

    public ValueTask DisposeAsync() => _checker.DisposeAsync();

    [Fact]
    public async Task A_new_target_is_healthy_after_one_check_that_passes()
    {
        Assert.Equal((TargetState.Initial, "Elb.InitialHealthChecking"), (_checker.Health.State, _checker.Health.Reason));
        _checker.Start();
        await _function.AnswerAsync(200);

        Assert.Equal("Initial to Healthy", await ChangeAsync());
        Assert.Equal(TargetHealth.Healthy, _checker.Health);
        Assert.Equal(
            """True {"requestContext":{"elb":{"targetGroupArn":"arn"}},"httpMethod":"GET","path":"/health","multiValueQueryStringParameters":{},"multiValueHeaders":{"user-agent":["ELB-HealthChecker/2.0"]},"body":"","isBase64Encoded":false}""",
            _function.LastEvent);
    }

    [Fact]
    public async Task Two_checks_in_a_row_that_fail_make_a_target_unhealthy_and_five_that_pass_healthy_again()
    {
        _checker.Start();
        await _function.AnswerAsync(200);
        Assert.Equal("Initial to Healthy", await ChangeAsync());

        // One failure, and one after a success, are none in a row.
        await NextAsync(500);
        await NextAsync(200);
        await NextAsync(500);
        await NextAsync(503);
        Assert.Equal("Healthy to Unhealthy: Target.ResponseCodeMismatch, Health checks failed with these codes: [503]", await ChangeAsync());

        for (var passed = 1; passed <= 4; passed++)
        {
            await NextAsync(200);
        }

        await NextAsync(500);
        for (var passed = 1; passed <= 5; passed++)
        {
            Assert.Equal(TargetState.Unhealthy, _checker.Health.State);
            await NextAsync(200);
        }

        Assert.Equal("Unhealthy to Healthy", await ChangeAsync());
        Assert.False(_changes.Reader.TryRead(out _));
    }

    [Fact]
    public async Task A_function_that_fails_is_unhealthy_with_its_reason_which_stays_the_latest()
    {
        _checker.Start();
        await _function.FailAsync("out of memory");
        Move();
        await _function.FailAsync("out of memory");
        Assert.Equal("Initial to Unhealthy: Target.FailedHealthChecks, The function failed: out of memory", await ChangeAsync());

        await NextAsync(404);
        Move();
        var next = await _function.NextAsync();
        Assert.Equal("Health checks failed with these codes: [404]", _checker.Health.Description);
        Assert.False(_changes.Reader.TryRead(out _));
        next.SetResult("[]"u8.ToArray());
    }

    [Fact]
    public async Task A_check_that_is_not_answered_in_time_fails()
    {
        await using var checker = Checker(new HealthCheckSettings("/health") { Timeout = TimeSpan.FromMilliseconds(1), UnhealthyThreshold = 1 });
        checker.Start();
        await _function.NextAsync();

        Assert.Equal("Initial to Unhealthy: Target.Timeout, Request timed out", await ChangeAsync());
    }

    [Fact]
    public async Task The_next_check_comes_when_the_interval_is_over_however_long_the_last_took()
    {
        _checker.Start();
        var first = await _function.NextAsync();
        _time.Advance(Interval - 1);
        first.SetResult("""{"isBase64Encoded":false,"statusCode":200,"multiValueHeaders":{}}"""u8.ToArray());
        await ChangeAsync();
        Assert.Equal(1, _time.TimerCount);
        _time.Advance(1);

        await _function.NextAsync();
    }

    [Fact]
    public async Task A_checker_that_is_stopped_waits_for_no_answer_and_reports_none()
    {
        _checker.Start();
        await _function.NextAsync();
        await _checker.StopAsync();

        Assert.Equal(TargetState.Initial, _checker.Health.State);
        Assert.False(_changes.Reader.TryRead(out _));
    }

    [Theory]
    [InlineData("200", 200, true)]
    [InlineData("200", 204, false)]
    [InlineData("200,202", 202, true)]
    [InlineData("200,202", 201, false)]
    [InlineData("200-299", 299, true)]
    [InlineData("200-299", 300, false)]
    public void A_matcher_has_statuses_and_ranges(string matcher, int status, bool passes) => Assert.Equal(passes, SuccessCodes.Parse(matcher).Contains(status));

    [Theory]
    [InlineData("")]
    [InlineData("OK")]
    [InlineData("200-")]
    [InlineData("299-200")]
    [InlineData("200-599")]
    public void A_matcher_that_is_none_is_refused(string matcher) => Assert.StartsWith($"The health check's matcher is '{matcher}'; ", Assert.Throws<LocalException>(() => SuccessCodes.Parse(matcher)).Message, StringComparison.Ordinal);

    /// <summary>Goes on to the next check, and has it answered.</summary>
    private async Task NextAsync(int status)
    {
        Move();
        await _function.AnswerAsync(status);
    }

    /// <summary>Goes on to the next check.</summary>
    private void Move() => _time.Advance(Interval);

    private async Task<string> ChangeAsync() => await _changes.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private HealthChecker Checker(HealthCheckSettings settings)
    {
        var checker = new HealthChecker(new TargetGroup("arn", hasMultiValueHeaders: true, settings, _function), settings, _time);
        checker.Changed += (before, now) => _changes.Writer.TryWrite($"{before.State} to {now.State}{(now.Reason is null ? "" : $": {now.Reason}, {now.Description}")}");
        return checker;
    }
}
